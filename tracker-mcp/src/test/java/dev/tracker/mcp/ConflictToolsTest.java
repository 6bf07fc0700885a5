package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import dev.tracker.testkit.fault.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written while the database was away meets what others wrote, and somebody chooses. */
class ConflictToolsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path project;

    @Test
    void resolvesConflictsEitherWay() {
        try (TestDatabase database = TestDatabases.fresh(Kind.POSTGRESQL);
                FaultProxy proxy = FaultProxy.before(database.jdbcUrl());
                ServerProcess server = ServerProcess.initialized(
                        project, "--toolsets", "all", "--database", proxy.urlFor(database.jdbcUrl()))) {
            for (String side : List.of("mine", "theirs")) {
                String item = answer(server, "create_work_item", "{'item_type': 'task', 'title': 'First'}")
                        .path("id")
                        .asText();
                proxy.refuse();
                proxy.cut();
                JsonNode mine = answer(
                        server, "update_work_item", "{'id': '%s', 'version': 1, 'title': 'Mine'}".formatted(item));
                assertThat(mine.path("wrote_to_cache").asBoolean()).isTrue();
                renameToTheirs(database, item);
                proxy.heal();

                JsonNode conflict = await(
                                server, status -> status.path("conflicts").size() == 1)
                        .at("/conflicts/0");
                assertThat(conflict.path("entity_id").asText()).isEqualTo(item);
                assertThat(conflict.path("mine").toString()).contains("Mine");
                assertThat(conflict.path("theirs").toString()).contains("Theirs");
                String id = conflict.path("id").asText();
                JsonNode after = answer(server, "resolve_conflict", "{'id': '%s', 'keep': '%s'}".formatted(id, side));

                assertThat(after.path("conflicts")).isEmpty();
                assertThat(after.path("pending").asInt(-1)).isZero();
                assertThat(answer(server, "query_work_item", "{'id': '%s'}".formatted(item))
                                .findValuesAsText("title"))
                        .first()
                        .asString()
                        .isEqualToIgnoringCase(side);
                assertThat(answer(server, "get_project_status", "{}")
                                .path("open_conflicts")
                                .asInt(-1))
                        .isZero();
                assertThat(server.call("resolve_conflict", "{\"id\": \"" + id + "\", \"keep\": \"mine\"}")
                                .answer()
                                .path("error")
                                .asText())
                        .as("resolved once")
                        .isEqualTo("NotFoundError");
            }
        }
    }

    private static void renameToTheirs(TestDatabase database, String item) {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            tracker.workItems()
                    .update(
                            UpdateWorkItem.of(tracker.workItems().get(new WorkItemRef(item)))
                                    .title("Theirs")
                                    .build(),
                            Caller.named("colleague"));
        }
    }

    private static JsonNode await(ServerProcess server, Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode status = answer(server, "sync_now", "{}");
        while (!condition.test(status) || status.findValuesAsText("code").contains("database_unavailable")) {
            assertThat(System.nanoTime()).as(status.toString()).isLessThan(deadline);
            status = answer(server, "sync_now", "{}");
        }
        return status;
    }

    private static JsonNode answer(ServerProcess server, String tool, String arguments) {
        Scenario.Result result = server.call(tool, arguments.replace('\'', '"'));
        assertThat(result.isError()).as(result.answer().toString()).isFalse();
        return result.answer();
    }
}
