--liquibase formatted sql

-- Only ever added to once released. Every statement can be run again: Liquibase commits a change set
-- before it notes that it ran, and a process may be killed between the two.

--changeset tracker:work-items
CREATE TABLE IF NOT EXISTS work_item_identities (
    -- Named, for VACUUM may change a rowid without a name, and search knows an item by it.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 5 AND 26 AND key NOT GLOB '*[^0-9a-hjkmnp-tv-z]*')
) STRICT;

CREATE TABLE IF NOT EXISTS work_items (
    id TEXT NOT NULL PRIMARY KEY REFERENCES work_item_identities (id),
    item_type TEXT NOT NULL CHECK (item_type IN ('project', 'session', 'task', 'research')),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description TEXT CHECK (length(description) <= 10000),
    status TEXT NOT NULL CHECK (status IN ('active', 'completed', 'blocked')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
    assignee TEXT CHECK (length(assignee) BETWEEN 1 AND 100),
    claimed_at TEXT CHECK (claimed_at GLOB '????-??-??T??:??:??.??????Z'),
    claim_lease_minutes INTEGER CHECK (claim_lease_minutes BETWEEN 1 AND 10080),
    claim_expires_at TEXT CHECK (claim_expires_at GLOB '????-??-??T??:??:??.??????Z'),
    parent_id TEXT REFERENCES work_items (id),
    path TEXT NOT NULL UNIQUE,
    depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 5),
    metadata TEXT NOT NULL CHECK (json_valid(metadata) AND json_type(metadata) = 'object'),
    deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????Z'),
    deletion_id TEXT CHECK (deletion_id GLOB '????????-????-????-????-????????????' AND deletion_id = lower(deletion_id)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.??????Z'),
    updated_by TEXT NOT NULL CHECK (length(updated_by) BETWEEN 1 AND 100),
    CHECK (length(path) = 37 * (depth + 1) AND substr(path, -37) = '/' || id),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((assignee IS NULL) = (claimed_at IS NULL)),
    CHECK (assignee IS NOT NULL OR claim_expires_at IS NULL),
    CHECK ((claim_expires_at IS NULL) = (claim_lease_minutes IS NULL)),
    CHECK ((deleted_at IS NULL) = (deletion_id IS NULL))
) STRICT;
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
    id TEXT NOT NULL PRIMARY KEY REFERENCES work_item_identities (id),
    item_type TEXT NOT NULL CHECK (item_type IN ('project', 'session', 'task', 'research')),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description TEXT CHECK (length(description) <= 10000),
    status TEXT NOT NULL CHECK (status IN ('active', 'completed', 'blocked')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
    assignee TEXT CHECK (length(assignee) BETWEEN 1 AND 100),
    claimed_at TEXT CHECK (claimed_at GLOB '????-??-??T??:??:??.??????Z'),
    claim_lease_minutes INTEGER CHECK (claim_lease_minutes BETWEEN 1 AND 10080),
    claim_expires_at TEXT CHECK (claim_expires_at GLOB '????-??-??T??:??:??.??????Z'),
    parent_id TEXT REFERENCES work_item_identities (id),
    path TEXT NOT NULL UNIQUE,
    depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 5),
    metadata TEXT NOT NULL CHECK (json_valid(metadata) AND json_type(metadata) = 'object'),
    deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????Z'),
    deletion_id TEXT CHECK (deletion_id GLOB '????????-????-????-????-????????????' AND deletion_id = lower(deletion_id)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.??????Z'),
    updated_by TEXT NOT NULL CHECK (length(updated_by) BETWEEN 1 AND 100),
    archived_at TEXT NOT NULL CHECK (archived_at GLOB '????-??-??T??:??:??.??????Z'),
    CHECK (length(path) = 37 * (depth + 1) AND substr(path, -37) = '/' || id),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((assignee IS NULL) = (claimed_at IS NULL)),
    CHECK (assignee IS NOT NULL OR claim_expires_at IS NULL),
    CHECK ((claim_expires_at IS NULL) = (claim_lease_minutes IS NULL)),
    CHECK (deleted_at IS NULL AND deletion_id IS NULL)
) STRICT;
CREATE INDEX IF NOT EXISTS archived_work_items_by_archiving ON archived_work_items (archived_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS archived_work_items_by_parent ON archived_work_items (parent_id);

CREATE TABLE IF NOT EXISTS work_item_labels (
    item_id TEXT NOT NULL REFERENCES work_item_identities (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 50 AND label NOT GLOB '*[^A-Za-z0-9_./-]*'),
    PRIMARY KEY (item_id, position),
    UNIQUE (label, item_id)
) STRICT;

CREATE TABLE IF NOT EXISTS work_item_git_links (
    item_id TEXT NOT NULL REFERENCES work_item_identities (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('branch', 'commit', 'pull_request')),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 255),
    linked_at TEXT NOT NULL CHECK (linked_at GLOB '????-??-??T??:??:??.??????Z'),
    linked_by TEXT NOT NULL CHECK (length(linked_by) BETWEEN 1 AND 100),
    PRIMARY KEY (item_id, position),
    UNIQUE (item_id, kind, value),
    CHECK (kind <> 'commit' OR (length(value) = 40 AND value NOT GLOB '*[^0-9a-f]*')),
    CHECK (kind <> 'pull_request' OR (length(value) <= 10 AND value GLOB '[1-9]*' AND value NOT GLOB '*[^0-9]*'))
) STRICT;
CREATE INDEX IF NOT EXISTS work_item_git_links_by_value ON work_item_git_links (value, kind, item_id);

CREATE TABLE IF NOT EXISTS work_item_dependencies (
    source_id TEXT NOT NULL REFERENCES work_item_identities (id),
    target_id TEXT NOT NULL REFERENCES work_item_identities (id),
    dependency_type TEXT NOT NULL CHECK (dependency_type IN ('blocks', 'depends_on')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    -- Whatever the type, which end must be finished first.
    first_id TEXT NOT NULL GENERATED ALWAYS AS (CASE dependency_type WHEN 'blocks' THEN source_id ELSE target_id END) STORED,
    then_id TEXT NOT NULL GENERATED ALWAYS AS (CASE dependency_type WHEN 'blocks' THEN target_id ELSE source_id END) STORED,
    PRIMARY KEY (source_id, target_id, dependency_type),
    CHECK (source_id <> target_id)
) STRICT;
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_target ON work_item_dependencies (target_id, dependency_type, source_id);
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_first ON work_item_dependencies (first_id, then_id);
CREATE INDEX IF NOT EXISTS work_item_dependencies_by_then ON work_item_dependencies (then_id, first_id);

-- The words of live and archived items; rowid is the identity's number. They come folded, and ASCII's
-- tokenizer knows letters of no script apart, so that every one of them stays whole.
CREATE VIRTUAL TABLE IF NOT EXISTS work_item_texts USING fts5 (
    title, description, metadata, content = '', contentless_delete = 1, detail = 'column', tokenize = 'ascii'
);
--rollback DROP TABLE IF EXISTS work_item_texts;
--rollback DROP TABLE IF EXISTS work_item_dependencies;
--rollback DROP TABLE IF EXISTS work_item_git_links;
--rollback DROP TABLE IF EXISTS work_item_labels;
--rollback DROP TABLE IF EXISTS archived_work_items;
--rollback DROP TABLE IF EXISTS work_items;
--rollback DROP TABLE IF EXISTS work_item_identities;

--changeset tracker:vendors
CREATE TABLE IF NOT EXISTS vendor_extractors (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND name NOT GLOB '*[^A-Za-z0-9 _-]*'),
    status TEXT NOT NULL CHECK (status IN ('operational', 'broken')),
    extractor_version TEXT NOT NULL CHECK (length(extractor_version) BETWEEN 1 AND 50),
    metadata TEXT NOT NULL CHECK (json_valid(metadata) AND json_type(metadata) = 'object'),
    excel INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.format_support.excel')) STORED CHECK (excel IN (0, 1)),
    csv INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.format_support.csv')) STORED CHECK (csv IN (0, 1)),
    pdf INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.format_support.pdf')) STORED CHECK (pdf IN (0, 1)),
    ocr INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.format_support.ocr')) STORED CHECK (ocr IN (0, 1)),
    manifest_compliant INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.manifest_compliant')) STORED CHECK (manifest_compliant IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.??????Z'),
    updated_by TEXT NOT NULL CHECK (length(updated_by) BETWEEN 1 AND 100),
    CHECK (json_extract(metadata, '$.extractor_version') IS extractor_version)
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS vendor_extractors_by_name ON vendor_extractors (lower(name));
CREATE INDEX IF NOT EXISTS vendor_extractors_by_status ON vendor_extractors (status, lower(name));
--rollback DROP TABLE IF EXISTS vendor_extractors;

--changeset tracker:deployments
CREATE TABLE IF NOT EXISTS deployment_events (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    deployed_at TEXT NOT NULL CHECK (deployed_at GLOB '????-??-??T??:??:??.??????Z'),
    commit_hash TEXT CHECK (length(commit_hash) = 40 AND commit_hash NOT GLOB '*[^0-9a-f]*'),
    metadata TEXT NOT NULL CHECK (json_valid(metadata) AND json_type(metadata) = 'object'),
    pr_number INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.pr_number')) STORED CHECK (pr_number >= 1),
    constitutional_compliance INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.constitutional_compliance')) STORED CHECK (constitutional_compliance IN (0, 1)),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    CHECK (json_extract(metadata, '$.commit_hash') IS commit_hash)
) STRICT;
CREATE INDEX IF NOT EXISTS deployment_events_by_time ON deployment_events (deployed_at DESC, pr_number DESC, id DESC);
CREATE INDEX IF NOT EXISTS deployment_events_by_commit ON deployment_events (commit_hash);
CREATE INDEX IF NOT EXISTS deployment_events_by_pr ON deployment_events (pr_number);

CREATE TABLE IF NOT EXISTS vendor_deployment_links (
    deployment_id TEXT NOT NULL REFERENCES deployment_events (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    vendor_id TEXT NOT NULL REFERENCES vendor_extractors (id),
    PRIMARY KEY (deployment_id, position),
    UNIQUE (vendor_id, deployment_id)
) STRICT;

CREATE TABLE IF NOT EXISTS work_item_deployment_links (
    deployment_id TEXT NOT NULL REFERENCES deployment_events (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    item_id TEXT NOT NULL REFERENCES work_item_identities (id),
    PRIMARY KEY (deployment_id, position),
    UNIQUE (item_id, deployment_id)
) STRICT;
--rollback DROP TABLE IF EXISTS work_item_deployment_links;
--rollback DROP TABLE IF EXISTS vendor_deployment_links;
--rollback DROP TABLE IF EXISTS deployment_events;

--changeset tracker:configuration
CREATE TABLE IF NOT EXISTS project_configuration (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    active_context_type TEXT NOT NULL CHECK (active_context_type IN ('feature', 'maintenance', 'research')),
    current_session_id TEXT REFERENCES work_items (id),
    git_branch TEXT CHECK (length(git_branch) BETWEEN 1 AND 255),
    git_head_commit TEXT CHECK (length(git_head_commit) = 40 AND git_head_commit NOT GLOB '*[^0-9a-f]*'),
    default_token_budget INTEGER NOT NULL CHECK (default_token_budget BETWEEN 1000 AND 1000000),
    version INTEGER NOT NULL CHECK (version >= 1),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.??????Z'),
    updated_by TEXT NOT NULL CHECK (length(updated_by) BETWEEN 1 AND 100)
) STRICT;
INSERT INTO project_configuration (id, active_context_type, default_token_budget, version, updated_at, updated_by)
VALUES (1, 'feature', 200000, 1, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'tracker')
ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS project_configuration;

--changeset tracker:enhancements
CREATE TABLE IF NOT EXISTS future_enhancements (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description TEXT CHECK (length(description) <= 10000),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
    status TEXT NOT NULL CHECK (status IN ('planned', 'approved', 'implementing', 'completed')),
    target_quarter TEXT CHECK (target_quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    requires_constitutional_principles TEXT NOT NULL CHECK (json_valid(requires_constitutional_principles) AND json_type(requires_constitutional_principles) = 'array'),
    work_item_id TEXT REFERENCES work_item_identities (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.??????Z'),
    created_by TEXT NOT NULL CHECK (length(created_by) BETWEEN 1 AND 100),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.??????Z'),
    updated_by TEXT NOT NULL CHECK (length(updated_by) BETWEEN 1 AND 100)
) STRICT;
CREATE INDEX IF NOT EXISTS future_enhancements_in_order ON future_enhancements (priority, title, id);

CREATE TABLE IF NOT EXISTS enhancement_dependencies (
    enhancement_id TEXT NOT NULL REFERENCES future_enhancements (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    depends_on_id TEXT NOT NULL REFERENCES future_enhancements (id),
    PRIMARY KEY (enhancement_id, position),
    UNIQUE (depends_on_id, enhancement_id),
    CHECK (enhancement_id <> depends_on_id)
) STRICT;
--rollback DROP TABLE IF EXISTS enhancement_dependencies;
--rollback DROP TABLE IF EXISTS future_enhancements;

--changeset tracker:changes
CREATE TABLE IF NOT EXISTS change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq >= 1),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    actor TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
    entity_type TEXT NOT NULL CHECK (entity_type IN ('work_item', 'vendor', 'deployment', 'dependency', 'configuration', 'enhancement')),
    entity_id TEXT NOT NULL,
    version INTEGER CHECK (version >= 1),
    action TEXT NOT NULL CHECK (action IN ('created', 'updated', 'deleted', 'restored', 'moved', 'claimed', 'released', 'linked', 'unlinked', 'archived', 'unarchived', 'imported', 'conflict_recorded', 'conflict_resolved')),
    changes TEXT NOT NULL CHECK (json_valid(changes) AND json_type(changes) = 'object'),
    request_id TEXT NOT NULL CHECK (request_id GLOB '????????-????-????-????-????????????' AND request_id = lower(request_id))
) STRICT;
CREATE INDEX IF NOT EXISTS change_log_by_entity ON change_log (entity_type, entity_id, seq);
CREATE INDEX IF NOT EXISTS change_log_by_actor ON change_log (actor, seq);
CREATE INDEX IF NOT EXISTS change_log_by_time ON change_log (at, seq);
CREATE INDEX IF NOT EXISTS change_log_by_request ON change_log (request_id);

CREATE TABLE IF NOT EXISTS requests (
    request_id TEXT NOT NULL PRIMARY KEY CHECK (request_id GLOB '????????-????-????-????-????????????' AND request_id = lower(request_id)),
    operation TEXT NOT NULL,
    arguments_digest TEXT NOT NULL,
    answer TEXT CHECK (json_valid(answer)),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
CREATE INDEX IF NOT EXISTS requests_by_time ON requests (at);
--rollback DROP TABLE IF EXISTS requests;
--rollback DROP TABLE IF EXISTS change_log;

--changeset tracker:change-log-refuses-update splitStatements:false
CREATE TRIGGER IF NOT EXISTS change_log_refuses_update BEFORE UPDATE ON change_log
BEGIN
    SELECT RAISE(ABORT, 'the change log only grows');
END;
--rollback DROP TRIGGER IF EXISTS change_log_refuses_update;

--changeset tracker:change-log-refuses-delete splitStatements:false
CREATE TRIGGER IF NOT EXISTS change_log_refuses_delete BEFORE DELETE ON change_log
BEGIN
    SELECT RAISE(ABORT, 'the change log only grows');
END;
--rollback DROP TRIGGER IF EXISTS change_log_refuses_delete;

--changeset tracker:archive-runs
-- When a server last archived by the calendar: the row is what they take turns by.
CREATE TABLE IF NOT EXISTS archive_runs (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_run_at TEXT NOT NULL CHECK (last_run_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO archive_runs (id, last_run_at) VALUES (1, '1970-01-01T00:00:00.000000Z') ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS archive_runs;

--changeset tracker:version-1
CREATE TABLE IF NOT EXISTS tracker_schema (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
INSERT INTO tracker_schema (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = 1;
--rollback DROP TABLE IF EXISTS tracker_schema;

--changeset tracker:migrations
-- Every file that was taken over, whole; what was made of it stands in the change log under its request.
CREATE TABLE IF NOT EXISTS migrations (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    actor TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
    request_id TEXT NOT NULL UNIQUE CHECK (request_id GLOB '????????-????-????-????-????????????' AND request_id = lower(request_id)),
    source_path TEXT NOT NULL,
    source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64 AND source_sha256 NOT GLOB '*[^0-9a-f]*'),
    source_text TEXT NOT NULL,
    backup_path TEXT,
    rolled_back_at TEXT CHECK (rolled_back_at GLOB '????-??-??T??:??:??.??????Z'),
    rolled_back_by TEXT CHECK (length(rolled_back_by) BETWEEN 1 AND 100),
    CHECK ((rolled_back_at IS NULL) = (rolled_back_by IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS migrations_by_time ON migrations (at DESC, id DESC);
CREATE INDEX IF NOT EXISTS migrations_by_source ON migrations (source_sha256);

-- Which item a session prompt's file became: a file that is imported again finds its item here.
CREATE TABLE IF NOT EXISTS session_prompt_files (
    path TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL UNIQUE REFERENCES work_item_identities (id)
) STRICT;
--rollback DROP TABLE IF EXISTS session_prompt_files;
--rollback DROP TABLE IF EXISTS migrations;

--changeset tracker:version-2
INSERT INTO tracker_schema (id, version) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET version = 2;
--rollback UPDATE tracker_schema SET version = 1;

--changeset tracker:conflicts
CREATE TABLE IF NOT EXISTS conflicts (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '????????-????-????-????-????????????' AND id = lower(id)),
    journal_id TEXT NOT NULL CHECK (journal_id GLOB '????????-????-????-????-????????????' AND journal_id = lower(journal_id)),
    entity_type TEXT NOT NULL CHECK (entity_type IN ('work_item', 'vendor', 'deployment', 'dependency', 'configuration', 'enhancement')),
    entity_id TEXT NOT NULL,
    touched TEXT NOT NULL CHECK (json_valid(touched) AND json_type(touched) = 'array'),
    mine TEXT NOT NULL CHECK (json_valid(mine) AND json_type(mine) = 'object'),
    theirs TEXT NOT NULL CHECK (json_valid(theirs) AND json_type(theirs) = 'object'),
    reason TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.??????Z'),
    entries TEXT NOT NULL CHECK (json_valid(entries) AND json_type(entries) = 'array'),
    kept TEXT CHECK (kept IN ('mine', 'theirs')),
    resolved_at TEXT CHECK (resolved_at GLOB '????-??-??T??:??:??.??????Z'),
    resolved_by TEXT CHECK (length(resolved_by) BETWEEN 1 AND 100),
    CHECK ((kept IS NULL) = (resolved_at IS NULL) AND (kept IS NULL) = (resolved_by IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS conflicts_open ON conflicts (recorded_at, id) WHERE kept IS NULL;
CREATE INDEX IF NOT EXISTS conflicts_by_journal ON conflicts (journal_id) WHERE kept IS NULL;
--rollback DROP TABLE IF EXISTS conflicts;

--changeset tracker:journal
-- What was written while the database was away: used in a mirror's file only.
CREATE TABLE IF NOT EXISTS journal_entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number >= 1),
    request_id TEXT NOT NULL UNIQUE CHECK (request_id GLOB '????????-????-????-????-????????????' AND request_id = lower(request_id)),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    entry TEXT NOT NULL CHECK (json_valid(entry) AND json_type(entry) = 'object'),
    outcome TEXT CHECK (outcome IN ('applied', 'merged', 'conflict', 'known'))
) STRICT;
CREATE INDEX IF NOT EXISTS journal_entries_waiting ON journal_entries (number) WHERE outcome IS NULL;

CREATE TABLE IF NOT EXISTS journal_entities (
    entity_type TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    base_version INTEGER NOT NULL CHECK (base_version >= 0),
    answered_version INTEGER NOT NULL CHECK (answered_version > base_version),
    PRIMARY KEY (entity_type, entity_id)
) STRICT;

CREATE TABLE IF NOT EXISTS journal_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- One from the first entry until the journal is empty again.
    journal_id TEXT CHECK (journal_id GLOB '????????-????-????-????-????????????' AND journal_id = lower(journal_id)),
    last_sync_at TEXT CHECK (last_sync_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO journal_state (id) VALUES (1) ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS journal_state;
--rollback DROP TABLE IF EXISTS journal_entities;
--rollback DROP TABLE IF EXISTS journal_entries;

--changeset tracker:version-3
INSERT INTO tracker_schema (id, version) VALUES (1, 3) ON CONFLICT (id) DO UPDATE SET version = 3;
--rollback UPDATE tracker_schema SET version = 2;

--changeset tracker:record-identity
-- Which record this is: drawn once, when the record is made, and kept by every copy and backup of it. What waits for the
-- record elsewhere names it by this.
CREATE TABLE IF NOT EXISTS record_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    record_id TEXT NOT NULL CHECK (record_id GLOB '????????-????-????-????-????????????' AND record_id = lower(record_id))
) STRICT;
INSERT INTO record_identity (id, record_id) VALUES (1, lower(
    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))
    ON CONFLICT (id) DO NOTHING;
--rollback DROP TABLE IF EXISTS record_identity;

--changeset tracker:version-4
INSERT INTO tracker_schema (id, version) VALUES (1, 4) ON CONFLICT (id) DO UPDATE SET version = 4;
--rollback UPDATE tracker_schema SET version = 3;

--changeset tracker:schema-work
-- What remains to be done to the stored data after a schema change: the program does it in batches, notes here how far it
-- is, and deletes the row when it is done. A database with such a row is not current yet.
CREATE TABLE IF NOT EXISTS schema_work (
    name TEXT NOT NULL PRIMARY KEY,
    reached TEXT
) STRICT;
INSERT INTO schema_work (name) SELECT 'search-words' WHERE EXISTS (SELECT 1 FROM work_item_texts) ON CONFLICT (name) DO NOTHING;
--rollback DROP TABLE IF EXISTS schema_work;

--changeset tracker:version-5
INSERT INTO tracker_schema (id, version) VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET version = 5;
--rollback UPDATE tracker_schema SET version = 4;
