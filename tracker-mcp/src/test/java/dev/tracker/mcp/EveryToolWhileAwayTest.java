package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tracker.core.Tracker;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectFolder;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tool, well and badly, of a server that was started while its database was away. */
class EveryToolWhileAwayTest {

    private static final Set<String> NEED_DATABASE = Set.of(
            "archive_work_items",
            "restore_archived_work_item",
            "migrate_status_file",
            "import_session_prompts",
            "resolve_conflict");

    /** A vendor that only a migration would have made. */
    private static final String MIGRATED = "legacy vendor";

    @TempDir
    private Path project;

    @Test
    void worksFromTheMirrorAndBringsAllToTheDatabase() throws IOException {
        try (TestDatabase database = TestDatabases.fresh(Kind.POSTGRESQL);
                FaultProxy proxy = FaultProxy.before(database.jdbcUrl())) {
            String url = proxy.urlFor(database.jdbcUrl());
            Scenario.prepare(project);
            fillMirror(url);
            proxy.refuse();
            proxy.cut();
            try (ServerProcess server = ServerProcess.initialized(project, "--toolsets", "all", "--database", url)) {
                long from = System.nanoTime();
                JsonNode first = server.call("get_project_status", "{}").answer();
                assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
                assertThat(first.path("data_source").asText()).isEqualTo("sqlite_cache");
                assertThat(first.path("cache_age_minutes").asInt(-1)).isZero();
                assertThat(first.at("/warnings/0/code").asText()).isEqualTo("database_unavailable");

                Scenario.walk((tool, arguments) -> marked(server.call(tool, arguments)), EveryToolWhileAwayTest::away);

                JsonNode waiting = server.call("get_project_status", "{}").answer();
                assertThat(waiting.path("pending_sync").asInt()).isPositive();
                proxy.heal();
                awaitOnline(server);
                JsonNode back = server.call("get_project_status", "{}").answer();
                assertThat(back.path("pending_sync").asInt()).isZero();
                assertThat(back.path("open_conflicts").asInt()).isZero();
                assertThat(back.path("active_work_items")).isEqualTo(waiting.path("active_work_items"));
            }
        }
    }

    @Test
    void answersWithNothingAndTakesWhatIsNewWhereNoMirrorIs() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/nowhere";
        try (ServerProcess server = ServerProcess.initialized(project, "--toolsets", "all", "--database", nowhere)) {
            JsonNode status = server.call("get_project_status", "{}").answer();
            assertThat(status.path("database_status").asText()).isEqualTo("offline");
            assertThat(status.fieldNames().next()).isEqualTo("warnings");
            assertThat(status.at("/warnings/0/code").asText()).isEqualTo("no_source");

            JsonNode missing =
                    server.call("query_work_item", "{\"id\": \"T-0000\"}").answer();
            assertThat(missing.path("error").asText()).isEqualTo("NotFoundError");
            assertThat(missing.path("message").asText())
                    .contains("could not be asked", "do not create it again")
                    .doesNotContain("There is no");
            assertThat(missing.at("/warnings/0/code").asText()).isEqualTo("no_source");

            Scenario.Result unknown =
                    server.call("update_vendor_status", "{\"name\": \"acme\", \"version\": 1, \"status\": \"broken\"}");
            assertThat(unknown.answer().path("error").asText()).isEqualTo("DatabaseError");
            assertThat(unknown.answer().at("/warnings/0/code").asText()).isEqualTo("no_source");

            Scenario.Result created = server.call("create_vendor", "{\"name\": \"Acme\"}");
            assertThat(created.isError()).isFalse();
            assertThat(created.answer().path("wrote_to_cache").asBoolean()).isTrue();
            JsonNode list = server.call("list_vendors", "{}").answer();
            assertThat(list.path("data_source").asText()).isEqualTo("sqlite_cache");
            assertThat(list.at("/items/0/name").asText()).isEqualTo("Acme");
        }
    }

    /** A command leaves a mirror in a folder that is a project already. */
    private void fillMirror(String url) throws IOException {
        ProjectFolder.make(project.resolve(".tracker"));
        ProjectSettings settings =
                ProjectSettings.resolve(new SettingOptions(url, project.toString(), null), Map.of(), project);
        try (AvailableStore store = AvailableStore.openForOneCommand(settings)) {
            Tracker.over(store).status().summary();
        }
    }

    /** What waits for the database alone is refused, and nothing is online. */
    private static JsonNode away(JsonNode step) {
        ObjectNode other = step.deepCopy();
        String tool = step.get("tool").asText();
        if (NEED_DATABASE.contains(tool) && !step.path("error").asText().equals("ValidationError")) {
            other.put("error", "DatabaseError");
            other.remove("expect");
        }
        if (step.at("/arguments/name").asText().equals(MIGRATED)) {
            other.put("error", "NotFoundError");
            other.remove("expect");
        }
        if (other.at("/expect/~1database_status").isTextual()) {
            ((ObjectNode) other.get("expect")).put("/database_status", "degraded");
            ((ObjectNode) other.get("expect")).remove("/pending");
        }
        return other;
    }

    /** Whatever is no refusal says that the database is away. */
    private static Scenario.Result marked(Scenario.Result result) {
        if (!result.isError()) {
            assertThat(result.answer().path("warnings").findValuesAsText("code"))
                    .as(result.answer().toString())
                    .containsAnyOf("database_unavailable", "no_source");
        }
        return result;
    }

    private static void awaitOnline(ServerProcess server) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (server.call("list_vendors", "{}").answer().has("data_source")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
