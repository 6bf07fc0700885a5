--liquibase formatted sql

-- Only ever added to once released. Every statement can be run again: Liquibase commits a change set
-- before it notes that it ran, and a process may be killed between the two.

--changeset tracker:work-items
CREATE TABLE IF NOT EXISTS work_item_identities (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL UNIQUE CHECK (key ~ '^[0-9a-hjkmnp-tv-z]{5,26}$')
);

CREATE TABLE IF NOT EXISTS work_items (
    id uuid PRIMARY KEY REFERENCES work_item_identities (id),
    item_type text COLLATE "C" NOT NULL CHECK (item_type IN ('project', 'session', 'task', 'research')),
    title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    description text CHECK (char_length(description) <= 10000),
    status text COLLATE "C" NOT NULL CHECK (status IN ('active', 'completed', 'blocked')),
    priority integer NOT NULL CHECK (priority BETWEEN 1 AND 5),
    assignee text COLLATE "C" CHECK (char_length(assignee) BETWEEN 1 AND 100),
    claimed_at timestamptz,
    claim_lease_minutes integer CHECK (claim_lease_minutes BETWEEN 1 AND 10080),
    claim_expires_at timestamptz,
    parent_id uuid REFERENCES work_items (id),
    path text COLLATE "C" NOT NULL UNIQUE,
    depth integer NOT NULL CHECK (depth BETWEEN 0 AND 5),
    metadata jsonb NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
    deleted_at timestamptz,
    deletion_id uuid,
    version bigint NOT NULL CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL CHECK (char_length(updated_by) BETWEEN 1 AND 100),
    CHECK (char_length(path) = 37 * (depth + 1) AND right(path, 37) = '/' || id::text),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((assignee IS NULL) = (claimed_at IS NULL)),
    CHECK (assignee IS NOT NULL OR claim_expires_at IS NULL),
    CHECK ((claim_expires_at IS NULL) = (claim_lease_minutes IS NULL)),
    CHECK ((deleted_at IS NULL) = (deletion_id IS NULL))
);
CREATE INDEX IF NOT EXISTS work_items_by_update ON work_items (updated_at DESC, id DESC, deleted_at);
CREATE INDEX IF NOT EXISTS work_items_by_parent ON work_items (parent_id, updated_at DESC, id DESC, deleted_at);
CREATE INDEX IF NOT EXISTS work_items_by_type ON work_items (item_type, updated_at DESC, id DESC, deleted_at);
CREATE INDEX IF NOT EXISTS work_items_by_status ON work_items (status, updated_at DESC, id DESC, deleted_at);
CREATE INDEX IF NOT EXISTS work_items_by_assignee ON work_items (assignee, updated_at DESC, id DESC, deleted_at) WHERE assignee IS NOT NULL;
CREATE INDEX IF NOT EXISTS work_items_by_deletion ON work_items (deletion_id) WHERE deletion_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS work_items_by_level ON work_items (depth, priority, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS work_items_counted ON work_items (item_type, status, priority) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS work_items_open ON work_items (path) WHERE deleted_at IS NULL AND status <> 'completed';
CREATE INDEX IF NOT EXISTS work_items_open_by_update ON work_items (updated_at DESC, id DESC) WHERE deleted_at IS NULL AND status <> 'completed';

CREATE TABLE IF NOT EXISTS archived_work_items (
    id uuid PRIMARY KEY REFERENCES work_item_identities (id),
    item_type text COLLATE "C" NOT NULL CHECK (item_type IN ('project', 'session', 'task', 'research')),
    title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    description text CHECK (char_length(description) <= 10000),
    status text COLLATE "C" NOT NULL CHECK (status IN ('active', 'completed', 'blocked')),
    priority integer NOT NULL CHECK (priority BETWEEN 1 AND 5),
    assignee text COLLATE "C" CHECK (char_length(assignee) BETWEEN 1 AND 100),
    claimed_at timestamptz,
    claim_lease_minutes integer CHECK (claim_lease_minutes BETWEEN 1 AND 10080),
    claim_expires_at timestamptz,
    parent_id uuid REFERENCES work_item_identities (id),
    path text COLLATE "C" NOT NULL UNIQUE,
    depth integer NOT NULL CHECK (depth BETWEEN 0 AND 5),
    metadata jsonb NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
    deleted_at timestamptz,
    deletion_id uuid,
    version bigint NOT NULL CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL CHECK (char_length(updated_by) BETWEEN 1 AND 100),
    archived_at timestamptz NOT NULL,
    CHECK (char_length(path) = 37 * (depth + 1) AND right(path, 37) = '/' || id::text),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((assignee IS NULL) = (claimed_at IS NULL)),
    CHECK (assignee IS NOT NULL OR claim_expires_at IS NULL),
    CHECK ((claim_expires_at IS NULL) = (claim_lease_minutes IS NULL)),
    CHECK (deleted_at IS NULL AND deletion_id IS NULL)
);
CREATE INDEX IF NOT EXISTS archived_work_items_by_archiving ON archived_work_items (archived_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS archived_work_items_by_parent ON archived_work_items (parent_id);

CREATE TABLE IF NOT EXISTS work_item_labels (
    item_id uuid NOT NULL REFERENCES work_item_identities (id),
    position integer NOT NULL CHECK (position BETWEEN 0 AND 19),
    label text COLLATE "C" NOT NULL CHECK (label ~ '^[A-Za-z0-9_./-]{1,50}$'),
    PRIMARY KEY (item_id, position),
    UNIQUE (label, item_id)
);

CREATE TABLE IF NOT EXISTS work_item_git_links (
    item_id uuid NOT NULL REFERENCES work_item_identities (id),
    position integer NOT NULL CHECK (position >= 0),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('branch', 'commit', 'pull_request')),
    value text COLLATE "C" NOT NULL CHECK (char_length(value) BETWEEN 1 AND 255),
    linked_at timestamptz NOT NULL,
    linked_by text NOT NULL CHECK (char_length(linked_by) BETWEEN 1 AND 100),
    PRIMARY KEY (item_id, position),
    UNIQUE (item_id, kind, value),
    CHECK (kind <> 'commit' OR value ~ '^[0-9a-f]{40}$'),
    CHECK (kind <> 'pull_request' OR value ~ '^[1-9][0-9]{0,9}$')
);
CREATE INDEX IF NOT EXISTS work_item_git_links_by_value ON work_item_git_links (value, kind, item_id);

CREATE TABLE IF NOT EXISTS work_item_dependencies (
    source_id uuid NOT NULL REFERENCES work_item_identities (id),
    target_id uuid NOT NULL REFERENCES work_item_identities (id),
    dependency_type text COLLATE "C" NOT NULL CHECK (dependency_type IN ('blocks', 'depends_on')),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    -- Whatever the type, which end must be finished first.
    first_id uuid NOT NULL GENERATED ALWAYS AS (CASE dependency_type WHEN 'blocks' THEN source_id ELSE target_id END) STORED,
    then_id uuid NOT NULL GENERATED ALWAYS AS (CASE dependency_type WHEN 'blocks' THEN target_id ELSE source_id END) STORED,
    PRIMARY KEY (source_id, target_id, dependency_type),
    CHECK (source_id <> target_id)
);
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_target ON work_item_dependencies (target_id, dependency_type, source_id);
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_first ON work_item_dependencies (first_id, then_id);
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_then ON work_item_dependencies (then_id, first_id);

-- The words of live and archived items, folded before they come here: A in the title, B in the
-- description, C in metadata. A search reads what is pending one by one: better little of it.
CREATE TABLE IF NOT EXISTS work_item_texts (
    item_id uuid PRIMARY KEY REFERENCES work_item_identities (id),
    words tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS work_item_texts_by_word ON work_item_texts USING gin (words) WITH (gin_pending_list_limit = 256);
--rollback DROP TABLE IF EXISTS work_item_texts, work_item_dependencies, work_item_git_links, work_item_labels, archived_work_items, work_items, work_item_identities;

--changeset tracker:vendors
CREATE TABLE IF NOT EXISTS vendor_extractors (
    id uuid PRIMARY KEY,
    name text COLLATE "C" NOT NULL CHECK (name ~ '^[A-Za-z0-9 _-]{1,100}$'),
    status text COLLATE "C" NOT NULL CHECK (status IN ('operational', 'broken')),
    extractor_version text NOT NULL CHECK (char_length(extractor_version) BETWEEN 1 AND 50),
    metadata jsonb NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
    excel boolean NOT NULL GENERATED ALWAYS AS ((metadata #>> '{format_support,excel}')::boolean) STORED,
    csv boolean NOT NULL GENERATED ALWAYS AS ((metadata #>> '{format_support,csv}')::boolean) STORED,
    pdf boolean NOT NULL GENERATED ALWAYS AS ((metadata #>> '{format_support,pdf}')::boolean) STORED,
    ocr boolean NOT NULL GENERATED ALWAYS AS ((metadata #>> '{format_support,ocr}')::boolean) STORED,
    manifest_compliant boolean NOT NULL GENERATED ALWAYS AS ((metadata ->> 'manifest_compliant')::boolean) STORED,
    version bigint NOT NULL CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL CHECK (char_length(updated_by) BETWEEN 1 AND 100),
    CHECK (metadata ->> 'extractor_version' IS NOT DISTINCT FROM extractor_version)
);
CREATE UNIQUE INDEX IF NOT EXISTS vendor_extractors_by_name ON vendor_extractors (lower(name));
CREATE INDEX IF NOT EXISTS vendor_extractors_by_status ON vendor_extractors (status, lower(name));
--rollback DROP TABLE IF EXISTS vendor_extractors;

--changeset tracker:deployments
CREATE TABLE IF NOT EXISTS deployment_events (
    id uuid PRIMARY KEY,
    deployed_at timestamptz NOT NULL,
    commit_hash text COLLATE "C" CHECK (commit_hash ~ '^[0-9a-f]{40}$'),
    metadata jsonb NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
    pr_number integer NOT NULL GENERATED ALWAYS AS ((metadata ->> 'pr_number')::integer) STORED CHECK (pr_number >= 1),
    constitutional_compliance boolean NOT NULL GENERATED ALWAYS AS ((metadata ->> 'constitutional_compliance')::boolean) STORED,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    CHECK (metadata ->> 'commit_hash' IS NOT DISTINCT FROM commit_hash)
);
CREATE INDEX IF NOT EXISTS deployment_events_by_time ON deployment_events (deployed_at DESC, pr_number DESC, id DESC);
CREATE INDEX IF NOT EXISTS deployment_events_by_commit ON deployment_events (commit_hash);
CREATE INDEX IF NOT EXISTS deployment_events_by_pr ON deployment_events (pr_number);

CREATE TABLE IF NOT EXISTS vendor_deployment_links (
    deployment_id uuid NOT NULL REFERENCES deployment_events (id),
    position integer NOT NULL CHECK (position >= 0),
    vendor_id uuid NOT NULL REFERENCES vendor_extractors (id),
    PRIMARY KEY (deployment_id, position),
    UNIQUE (vendor_id, deployment_id)
);

CREATE TABLE IF NOT EXISTS work_item_deployment_links (
    deployment_id uuid NOT NULL REFERENCES deployment_events (id),
    position integer NOT NULL CHECK (position >= 0),
    item_id uuid NOT NULL REFERENCES work_item_identities (id),
    PRIMARY KEY (deployment_id, position),
    UNIQUE (item_id, deployment_id)
);
--rollback DROP TABLE IF EXISTS work_item_deployment_links, vendor_deployment_links, deployment_events;

--changeset tracker:configuration
CREATE TABLE IF NOT EXISTS project_configuration (
    id integer PRIMARY KEY CHECK (id = 1),
    active_context_type text COLLATE "C" NOT NULL CHECK (active_context_type IN ('feature', 'maintenance', 'research')),
    current_session_id uuid REFERENCES work_items (id),
    git_branch text CHECK (char_length(git_branch) BETWEEN 1 AND 255),
    git_head_commit text COLLATE "C" CHECK (git_head_commit ~ '^[0-9a-f]{40}$'),
    default_token_budget integer NOT NULL CHECK (default_token_budget BETWEEN 1000 AND 1000000),
    version bigint NOT NULL CHECK (version >= 1),
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL CHECK (char_length(updated_by) BETWEEN 1 AND 100)
);
INSERT INTO project_configuration (id, active_context_type, default_token_budget, version, updated_at, updated_by)
VALUES (1, 'feature', 200000, 1, now(), 'tracker')
ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS project_configuration;

--changeset tracker:enhancements
CREATE TABLE IF NOT EXISTS future_enhancements (
    id uuid PRIMARY KEY,
    title text COLLATE "C" NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    description text CHECK (char_length(description) <= 10000),
    priority integer NOT NULL CHECK (priority BETWEEN 1 AND 5),
    status text COLLATE "C" NOT NULL CHECK (status IN ('planned', 'approved', 'implementing', 'completed')),
    target_quarter text COLLATE "C" CHECK (target_quarter ~ '^[0-9]{4}-Q[1-4]$'),
    requires_constitutional_principles jsonb NOT NULL CHECK (jsonb_typeof(requires_constitutional_principles) = 'array'),
    work_item_id uuid REFERENCES work_item_identities (id),
    version bigint NOT NULL CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL CHECK (char_length(created_by) BETWEEN 1 AND 100),
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL CHECK (char_length(updated_by) BETWEEN 1 AND 100)
);
CREATE INDEX IF NOT EXISTS future_enhancements_in_order ON future_enhancements (priority, title, id);

CREATE TABLE IF NOT EXISTS enhancement_dependencies (
    enhancement_id uuid NOT NULL REFERENCES future_enhancements (id),
    position integer NOT NULL CHECK (position >= 0),
    depends_on_id uuid NOT NULL REFERENCES future_enhancements (id),
    PRIMARY KEY (enhancement_id, position),
    UNIQUE (depends_on_id, enhancement_id),
    CHECK (enhancement_id <> depends_on_id)
);
--rollback DROP TABLE IF EXISTS enhancement_dependencies, future_enhancements;

--changeset tracker:changes
CREATE TABLE IF NOT EXISTS change_log (
    seq bigint PRIMARY KEY CHECK (seq >= 1),
    at timestamptz NOT NULL,
    actor text COLLATE "C" NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 100),
    entity_type text COLLATE "C" NOT NULL CHECK (entity_type IN ('work_item', 'vendor', 'deployment', 'dependency', 'configuration', 'enhancement')),
    entity_id text COLLATE "C" NOT NULL,
    version bigint CHECK (version >= 1),
    action text COLLATE "C" NOT NULL CHECK (action IN ('created', 'updated', 'deleted', 'restored', 'moved', 'claimed', 'released', 'linked', 'unlinked', 'archived', 'unarchived', 'imported', 'conflict_recorded', 'conflict_resolved')),
    -- json, not jsonb, which would put the fields into an order of its own.
    changes json NOT NULL CHECK (json_typeof(changes) = 'object'),
    request_id uuid NOT NULL
);
CREATE INDEX IF NOT EXISTS change_log_by_entity ON change_log (entity_type, entity_id, seq);
CREATE INDEX IF NOT EXISTS change_log_by_actor ON change_log (actor, seq);
CREATE INDEX IF NOT EXISTS change_log_by_time ON change_log (at, seq);
CREATE INDEX IF NOT EXISTS change_log_by_request ON change_log (request_id);

-- The row is locked by whoever has numbered entries until its commit: numbers follow the commits' order.
CREATE TABLE IF NOT EXISTS change_log_counter (
    id integer PRIMARY KEY CHECK (id = 1),
    last_seq bigint NOT NULL CHECK (last_seq >= 0)
) WITH (fillfactor = 10);
INSERT INTO change_log_counter (id, last_seq) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;

CREATE TABLE IF NOT EXISTS requests (
    request_id uuid PRIMARY KEY,
    operation text NOT NULL,
    arguments_digest text COLLATE "C" NOT NULL,
    answer json,
    at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS requests_by_time ON requests (at);
--rollback DROP TABLE IF EXISTS requests, change_log_counter, change_log;

--changeset tracker:change-log-only-grows splitStatements:false
CREATE OR REPLACE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the change log only grows';
END
$$;
CREATE OR REPLACE TRIGGER change_log_only_grows
    BEFORE UPDATE OR DELETE OR TRUNCATE ON change_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
--rollback DROP TRIGGER IF EXISTS change_log_only_grows ON change_log;
--rollback DROP FUNCTION IF EXISTS refuse_change_of_log();

--changeset tracker:archive-runs
-- When a server last archived by the calendar: the row is what they take turns by.
CREATE TABLE IF NOT EXISTS archive_runs (
    id integer PRIMARY KEY CHECK (id = 1),
    last_run_at timestamptz NOT NULL
);
INSERT INTO archive_runs (id, last_run_at) VALUES (1, '1970-01-01T00:00:00Z') ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS archive_runs;

--changeset tracker:version-1
CREATE TABLE IF NOT EXISTS tracker_schema (
    id integer PRIMARY KEY CHECK (id = 1),
    version integer NOT NULL CHECK (version >= 1)
);
INSERT INTO tracker_schema (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = 1;
--rollback DROP TABLE IF EXISTS tracker_schema;

--changeset tracker:migrations
-- Every file that was taken over, whole; what was made of it stands in the change log under its request.
CREATE TABLE IF NOT EXISTS migrations (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 100),
    request_id uuid NOT NULL UNIQUE,
    source_path text NOT NULL,
    source_sha256 text COLLATE "C" NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
    source_text text NOT NULL,
    backup_path text,
    rolled_back_at timestamptz,
    rolled_back_by text CHECK (char_length(rolled_back_by) BETWEEN 1 AND 100),
    CHECK ((rolled_back_at IS NULL) = (rolled_back_by IS NULL))
);
CREATE INDEX IF NOT EXISTS migrations_by_time ON migrations (at DESC, id DESC);
CREATE INDEX IF NOT EXISTS migrations_by_source ON migrations (source_sha256);

-- Which item a session prompt's file became: a file that is imported again finds its item here.
CREATE TABLE IF NOT EXISTS session_prompt_files (
    path text COLLATE "C" PRIMARY KEY,
    item_id uuid NOT NULL UNIQUE REFERENCES work_item_identities (id)
);
--rollback DROP TABLE IF EXISTS session_prompt_files, migrations;

--changeset tracker:version-2
INSERT INTO tracker_schema (id, version) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET version = 2;
--rollback UPDATE tracker_schema SET version = 1;

--changeset tracker:conflicts
CREATE TABLE IF NOT EXISTS conflicts (
    id uuid PRIMARY KEY,
    journal_id uuid NOT NULL,
    entity_type text COLLATE "C" NOT NULL CHECK (entity_type IN ('work_item', 'vendor', 'deployment', 'dependency', 'configuration', 'enhancement')),
    entity_id text COLLATE "C" NOT NULL,
    touched json NOT NULL CHECK (json_typeof(touched) = 'array'),
    mine json NOT NULL CHECK (json_typeof(mine) = 'object'),
    theirs json NOT NULL CHECK (json_typeof(theirs) = 'object'),
    reason text NOT NULL,
    actor text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 100),
    recorded_at timestamptz NOT NULL,
    entries json NOT NULL CHECK (json_typeof(entries) = 'array'),
    kept text COLLATE "C" CHECK (kept IN ('mine', 'theirs')),
    resolved_at timestamptz,
    resolved_by text CHECK (char_length(resolved_by) BETWEEN 1 AND 100),
    CHECK ((kept IS NULL) = (resolved_at IS NULL) AND (kept IS NULL) = (resolved_by IS NULL))
);
CREATE INDEX IF NOT EXISTS conflicts_open ON conflicts (recorded_at, id) WHERE kept IS NULL;
CREATE INDEX IF NOT EXISTS conflicts_by_journal ON conflicts (journal_id) WHERE kept IS NULL;
--rollback DROP TABLE IF EXISTS conflicts;

--changeset tracker:version-3
INSERT INTO tracker_schema (id, version) VALUES (1, 3) ON CONFLICT (id) DO UPDATE SET version = 3;
--rollback UPDATE tracker_schema SET version = 2;

--changeset tracker:record-identity
-- Which record this is: drawn once, when the record is made, and kept by every copy and backup of it. What waits for the
-- record elsewhere names it by this.
CREATE TABLE IF NOT EXISTS record_identity (
    id integer PRIMARY KEY CHECK (id = 1),
    record_id uuid NOT NULL
);
INSERT INTO record_identity (id, record_id) VALUES (1, gen_random_uuid()) ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS record_identity;

--changeset tracker:version-4
INSERT INTO tracker_schema (id, version) VALUES (1, 4) ON CONFLICT (id) DO UPDATE SET version = 4;
--rollback UPDATE tracker_schema SET version = 3;

--changeset tracker:schema-work
-- What remains to be done to the stored data after a schema change: the program does it in batches, notes here how far it
-- is, and deletes the row when it is done. A database with such a row is not current yet.
CREATE TABLE IF NOT EXISTS schema_work (
    name text COLLATE "C" PRIMARY KEY,
    reached text
);
INSERT INTO schema_work (name) SELECT 'search-words' WHERE EXISTS (SELECT 1 FROM work_item_texts) ON CONFLICT (name) DO NOTHING;
--rollback DROP TABLE IF EXISTS schema_work;

--changeset tracker:version-5
INSERT INTO tracker_schema (id, version) VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET version = 5;
--rollback UPDATE tracker_schema SET version = 4;
