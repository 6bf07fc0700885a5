package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gets past the program is refused by the database. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class ConstraintsTest {

    private static final String A = "018f0000-0000-7000-8000-00000000000a";
    private static final String B = "018f0000-0000-7000-8000-00000000000b";
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String TIME = "'2026-03-01T10:00:00.000000Z'";

    private static final Map<String, String> ITEM = Map.ofEntries(
            Map.entry("id", "'" + A + "'"),
            Map.entry("item_type", "'task'"),
            Map.entry("title", "'Title'"),
            Map.entry("status", "'active'"),
            Map.entry("priority", "3"),
            Map.entry("path", "'/" + A + "'"),
            Map.entry("depth", "0"),
            Map.entry("metadata", "'{}'"),
            Map.entry("version", "1"),
            Map.entry("created_at", TIME),
            Map.entry("created_by", "'me'"),
            Map.entry("updated_at", TIME),
            Map.entry("updated_by", "'me'"));

    private static final Map<String, String> VENDOR = Map.of(
            "id",
            "'" + A + "'",
            "name",
            "'Acme'",
            "status",
            "'broken'",
            "extractor_version",
            "'1'",
            "metadata",
            "'{\"format_support\":{\"excel\":true,\"csv\":false,\"pdf\":false,\"ocr\":false},"
                    + "\"manifest_compliant\":false,\"extractor_version\":\"1\"}'",
            "version",
            "1",
            "created_at",
            TIME,
            "created_by",
            "'me'",
            "updated_at",
            TIME,
            "updated_by",
            "'me'");

    private static final Map<String, String> DEPLOYMENT = Map.of(
            "id",
            "'" + A + "'",
            "deployed_at",
            TIME,
            "commit_hash",
            "'" + HASH + "'",
            "metadata",
            "'{\"pr_number\":1,\"constitutional_compliance\":true,\"commit_hash\":\"" + HASH + "\"}'",
            "created_at",
            TIME,
            "created_by",
            "'me'");

    private TestDatabase database;

    @BeforeEach
    void identify(TestDatabase empty) throws SQLException {
        database = empty;
        insert("work_item_identities", Map.of("id", "'" + A + "'", "key", "'abcd1'"));
        insert("work_item_identities", Map.of("id", "'" + B + "'", "key", "'abcd2'"));
    }

    @Test
    void takesWhatKeepsTheRules() {
        assertThatCode(() -> {
                    insert("work_items", ITEM);
                    insert("vendor_extractors", VENDOR);
                    insert("deployment_events", DEPLOYMENT);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesItemsThatBreakARule() {
        refuses("work_items", ITEM, "title", "''");
        refuses("work_items", ITEM, "title", "'" + "é".repeat(201) + "'");
        refuses("work_items", ITEM, "item_type", "'epic'");
        refuses("work_items", ITEM, "status", "'done'");
        refuses("work_items", ITEM, "priority", "6");
        refuses("work_items", ITEM, "priority", "0");
        refuses("work_items", ITEM, "depth", "6");
        refuses("work_items", ITEM, "path", "'/" + B + "'");
        refuses("work_items", ITEM, "version", "0");
        refuses("work_items", ITEM, "metadata", "'[]'");
        refuses("work_items", ITEM, "metadata", "'{'");
        refuses("work_items", ITEM, "description", "'" + "x".repeat(10_001) + "'");
        refuses("work_items", ITEM, "assignee", "'me'");
        refuses("work_items", ITEM, "claim_expires_at", TIME);
        refuses("work_items", ITEM, "deleted_at", TIME);
        refuses("work_items", ITEM, "parent_id", "'" + B + "'");
        refuses("work_items", ITEM, "created_by", "''");
        refuses("work_items", ITEM, "updated_at", "'yesterday-ish'");
        refuses("work_item_identities", Map.of(), Map.of("id", "'" + A.replace('a', 'c') + "'", "key", "'abcd1'"));
        refuses("work_item_identities", Map.of(), Map.of("id", "'" + A.replace('a', 'c') + "'", "key", "'ABCDE'"));
    }

    @Test
    void countsCodePoints() {
        Map<String, String> item = with(ITEM, "title", "'" + "🌍".repeat(200) + "'");

        assertThatCode(() -> insert("work_items", item)).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatHangsOnAnItemAndBreaksARule() {
        Map<String, String> label = Map.of("item_id", "'" + A + "'", "position", "0", "label", "'a/b-c_d.e'");
        Map<String, String> link = Map.of(
                "item_id",
                "'" + A + "'",
                "position",
                "0",
                "kind",
                "'commit'",
                "value",
                "'" + HASH + "'",
                "linked_at",
                TIME,
                "linked_by",
                "'me'");
        Map<String, String> dependency = Map.of(
                "source_id",
                "'" + A + "'",
                "target_id",
                "'" + B + "'",
                "dependency_type",
                "'blocks'",
                "created_at",
                TIME,
                "created_by",
                "'me'");

        refuses("work_item_labels", label, "label", "'a b'");
        refuses("work_item_labels", label, "label", "'é'");
        refuses("work_item_labels", label, "item_id", "'" + A.replace('a', 'c') + "'");
        refuses("work_item_git_links", link, "value", "'" + HASH.toUpperCase(java.util.Locale.ROOT) + "'");
        refuses("work_item_git_links", with(link, "kind", "'pull_request'"), "value", "'0'");
        refuses("work_item_git_links", link, "kind", "'tag'");
        refuses("work_item_dependencies", dependency, "target_id", "'" + A + "'");
        refuses("work_item_dependencies", dependency, "dependency_type", "'needs'");
        refuses("work_item_dependencies", dependency, "source_id", "'" + A.replace('a', 'c') + "'");
    }

    @Test
    void refusesVendorsThatBreakARule() throws SQLException {
        refuses("vendor_extractors", VENDOR, "name", "'a.b'");
        refuses("vendor_extractors", VENDOR, "name", "''");
        refuses("vendor_extractors", VENDOR, "status", "'fine'");
        refuses("vendor_extractors", VENDOR, "extractor_version", "'2'");
        refuses("vendor_extractors", VENDOR, "metadata", "'{}'");
        insert("vendor_extractors", VENDOR);
        refuses("vendor_extractors", with(VENDOR, "id", "'" + B + "'"), "name", "'aCME'");
    }

    @Test
    void refusesDeploymentsThatBreakARule() {
        refuses("deployment_events", DEPLOYMENT, "commit_hash", "'abc'");
        refuses("deployment_events", DEPLOYMENT, "commit_hash", "NULL");
        refuses("deployment_events", DEPLOYMENT, "metadata", "'{}'");
        refuses(
                "deployment_events",
                DEPLOYMENT,
                "metadata",
                DEPLOYMENT.get("metadata").replace("\"pr_number\":1", "\"pr_number\":0"));
    }

    @Test
    void hasOneConfigurationThatKeepsTheRules() throws SQLException {
        assertThat(Sql.column(database, "SELECT updated_by FROM project_configuration"))
                .isEqualTo(List.of("tracker"));
        for (String change : List.of(
                "id = 2",
                "default_token_budget = 999",
                "active_context_type = 'x'",
                "git_head_commit = 'abc'",
                "current_session_id = '" + B + "'")) {
            assertThatThrownBy(() -> Sql.execute(database, "UPDATE project_configuration SET " + change))
                    .as(change)
                    .isInstanceOf(SQLException.class);
        }
    }

    private void refuses(String table, Map<String, String> row, String column, String value) {
        refuses(table, row, Map.of(column, value));
    }

    private void refuses(String table, Map<String, String> row, Map<String, String> changes) {
        Map<String, String> broken = new TreeMap<>(row);
        broken.putAll(changes);
        assertThatThrownBy(() -> insert(table, broken))
                .as("%s with %s", table, changes)
                .isInstanceOf(SQLException.class);
    }

    private static Map<String, String> with(Map<String, String> row, String column, String value) {
        Map<String, String> changed = new TreeMap<>(row);
        changed.put(column, value);
        return changed;
    }

    private void insert(String table, Map<String, String> row) throws SQLException {
        Map<String, String> ordered = new TreeMap<>(row);
        Sql.execute(
                database,
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                table,
                                String.join(", ", ordered.keySet()),
                                ordered.values().stream().collect(Collectors.joining(", "))));
    }
}
