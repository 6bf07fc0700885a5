package dev.tracker.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables that a mirror copies, each after those that its rows refer to. Rows travel as JSON objects
 * by their columns' names: a time as SQLite keeps it, JSON within JSON as it is.
 */
enum MirrorTable {
    IDENTITIES("work_item_identities", "id", "id key"),
    ITEMS(
            "work_items",
            "id",
            "id item_type title description status priority assignee claimed_at:t claim_lease_minutes"
                    + " claim_expires_at:t parent_id path depth metadata:j deleted_at:t deletion_id version created_at:t"
                    + " created_by updated_at:t updated_by"),
    ARCHIVED_ITEMS(
            "archived_work_items",
            "id",
            "id item_type title description status priority assignee claimed_at:t claim_lease_minutes"
                    + " claim_expires_at:t parent_id path depth metadata:j version created_at:t created_by updated_at:t"
                    + " updated_by archived_at:t"),
    LABELS("work_item_labels", "item_id, position", "item_id position label"),
    GIT_LINKS("work_item_git_links", "item_id, position", "item_id position kind value linked_at:t linked_by"),
    DEPENDENCIES(
            "work_item_dependencies",
            "source_id, target_id, dependency_type",
            "source_id target_id dependency_type created_at:t created_by"),
    VENDORS(
            "vendor_extractors",
            "id",
            "id name status extractor_version metadata:j version created_at:t created_by updated_at:t updated_by"),
    DEPLOYMENTS("deployment_events", "id", "id deployed_at:t commit_hash metadata:j created_at:t created_by"),
    DEPLOYMENT_VENDORS("vendor_deployment_links", "deployment_id, position", "deployment_id position vendor_id"),
    DEPLOYMENT_ITEMS("work_item_deployment_links", "deployment_id, position", "deployment_id position item_id"),
    CONFIGURATION(
            "project_configuration",
            "id",
            "id active_context_type current_session_id git_branch git_head_commit default_token_budget version"
                    + " updated_at:t updated_by"),
    ENHANCEMENTS(
            "future_enhancements",
            "id",
            "id title description priority status target_quarter requires_constitutional_principles:j work_item_id"
                    + " version created_at:t created_by updated_at:t updated_by"),
    ENHANCEMENT_NEEDS("enhancement_dependencies", "enhancement_id, position", "enhancement_id position depends_on_id"),
    CONFLICTS(
            "conflicts",
            "id",
            "id journal_id entity_type entity_id touched:j mine:j theirs:j reason actor recorded_at:t entries:j"),
    REQUESTS("requests", "request_id", "request_id operation arguments_digest answer:j at:t"),
    CHANGES("change_log", "seq", "seq at:t actor entity_type entity_id version action changes:j request_id");

    private final String table;
    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<Column> columns;

    private final String insert;

    /** A column and whether it is a time or JSON. */
    private record Column(String name, boolean isTime, boolean isJson) {

        static Column of(String text) {
            String name = text.replaceFirst(":.$", "");
            return new Column(name, text.endsWith(":t"), text.endsWith(":j"));
        }

        /** As an entry of a JSON object on PostgreSQL. */
        String asEntry() {
            String value = isTime
                    ? "to_char(r." + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    : "r." + name;
            return "'" + name + "', " + value;
        }

        /** The same on SQLite. */
        String asEntryOfFile() {
            return "'" + name + "', " + (isJson ? "json(r." + name + ")" : "r." + name);
        }

        /** Out of such an object on SQLite. */
        String fromEntry() {
            return isJson ? "NULLIF(e.value -> '" + name + "', 'null')" : "e.value ->> '" + name + "'";
        }
    }

    MirrorTable(String table, String key, String columns) {
        this.table = table;
        this.key = key;
        this.columns = Arrays.stream(columns.split(" ")).map(Column::of).toList();
        this.insert = insertion();
    }

    String table() {
        return table;
    }

    /** A row {@code r} as a JSON object, on PostgreSQL. */
    String rowAsJson() {
        return columns.stream().map(Column::asEntry).collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    /** A stretch of the table as a JSON array or null, on PostgreSQL. */
    String select() {
        return "SELECT json_agg(" + rowAsJson() + ") FROM (SELECT * FROM " + table + " r WHERE " + mirrored()
                + " ORDER BY " + key + " LIMIT #{limit} OFFSET #{offset}) r";
    }

    /** The same of a record in a file, as JSON or null, on SQLite: all of the archive too. */
    String selectFromFile() {
        String row = columns.stream().map(Column::asEntryOfFile).collect(Collectors.joining(", ", "json_object(", ")"));
        return "SELECT NULLIF(json_group_array(" + row + "), '[]') FROM (SELECT * FROM " + table + " r WHERE "
                + (this == CONFLICTS ? OPEN : "true") + " ORDER BY " + key + " LIMIT #{limit} OFFSET #{offset}) r";
    }

    private String mirrored() {
        return switch (this) {
            case ARCHIVED_ITEMS -> NEEDED;
            case CONFLICTS -> OPEN;
            default -> "true";
        };
    }

    /** How long an item {@code r} is leased, as a JSON object, on PostgreSQL. */
    static String leaseAsJson() {
        return ITEMS.columns.stream()
                .filter(column -> column.name().equals("id") || column.name().equals("claim_expires_at"))
                .map(Column::asEntry)
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    /** What live items wait for, or wait for them: of the archive, no more is mirrored. */
    static final String NEEDED =
            "EXISTS (SELECT 1 FROM work_item_dependencies d WHERE d.first_id = r.id OR d.then_id = r.id)";

    /** Conflicts that nobody has resolved: of others, the mirror knows nothing. */
    static final String OPEN = "r.kept IS NULL";

    /** Adds the rows of {@code #{rows}}, on SQLite; one that is there is replaced unless it is of a higher version. */
    String insert() {
        return insert;
    }

    private String insertion() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(Column::fromEntry).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") SELECT " + values
                + " FROM jsonb_each(#{rows}) e WHERE true ON CONFLICT (" + key + ") DO " + onConflict();
    }

    private String onConflict() {
        if (this == CHANGES || this == DEPLOYMENTS || this == IDENTITIES) {
            return "NOTHING";
        }
        List<String> keys = List.of(key.split(", "));
        List<String> sets = new ArrayList<>();
        for (Column column : columns) {
            if (!keys.contains(column.name())) {
                sets.add(column.name() + " = excluded." + column.name());
            }
        }
        if (sets.isEmpty()) {
            return "NOTHING";
        }
        boolean isVersioned = columns.stream().anyMatch(column -> column.name().equals("version"));
        // The same version may have moved with what is above it.
        String guard = isVersioned ? " WHERE excluded.version >= " + table + ".version" : "";
        return "UPDATE SET " + String.join(", ", sets) + guard;
    }
}
