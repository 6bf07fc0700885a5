package dev.tracker.mcp;

import static dev.tracker.testkit.Isolation.CLONE;
import static dev.tracker.testkit.TrackerTest.Database.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.fixture.Fixtures;
import dev.tracker.testkit.mcp.McpTestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

class McpTestClientTest {

    // a server as a parameter
    @TrackerTest(isolation = CLONE, server = "dev.tracker.mcp.McpMain")
    void writesWhatTheTrackerReads(McpTestClient client, Tracker tracker) {
        Map<String, Object> made =
                client.call("create_work_item", Map.of("item_type", "task", "title", "Login", "metadata", Map.of()));

        WorkItem stored = tracker.workItems().get(new WorkItemRef((String) made.get("key")));
        assertThat(stored.title()).isEqualTo("Login");
    }
    // end

    @TrackerTest(database = SQLITE, isolation = CLONE)
    void startsAServerAndEndsIt(TrackerDatabase database, Fixtures fixtures, @TempDir Path folder) throws IOException {
        WorkItem task = fixtures.task().titled("Login").create();
        List<Path> before = serversFolders();

        // a server of its own
        try (McpTestClient client =
                McpTestClient.ofMain(McpMain.class).on(database.jdbcUrl()).connect()) {
            assertThat(client.tools()).contains("create_work_item");
            assertThat(client.refusal("create_work_item", Map.of("item_type", "task")))
                    .containsEntry("error", "ValidationError");
            assertThat(client.call("query_work_item", Map.of("id", task.key().value())))
                    .containsEntry("title", "Login");
        }
        // end

        assertThat(serverProcesses()).isEmpty();
        assertThat(serversFolders()).isEqualTo(before);

        try (McpTestClient client = McpTestClient.ofMain(McpMain.class)
                .in(folder)
                .with("--read-only")
                .with(Map.of("TRACKER_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("own.db")))
                .connect()) {
            assertThat(client.tools()).doesNotContain("create_work_item").isNotEmpty();
            assertThat(client.sdk().getServerInfo().name()).isNotEmpty();
            assertThat(serverProcesses()).hasSize(1);
            client.call("get_project_status", Map.of());
        }

        assertThat(serverProcesses()).isEmpty();
        assertThat(folder.resolve("own.db"))
                .as("a record that nothing was written to")
                .doesNotExist();
    }

    @Test
    void saysWhyAServerDoesNotAnswer() throws IOException {
        List<Path> before = serversFolders();

        assertThatThrownBy(() -> McpTestClient.ofMain(McpMain.class)
                        .with("--no-such-option")
                        .connect())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--no-such-option");

        assertThat(serverProcesses()).isEmpty();
        assertThat(serversFolders()).isEqualTo(before);
    }

    @Test
    void saysWhatAServerNeeds() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Unfit.class))
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("isolation = CLONE"))))
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("tracker.test.server"))));
    }

    static class Unfit {

        @TrackerTest(database = SQLITE, server = "dev.tracker.mcp.McpMain")
        void startsAProcessUnderRollback(McpTestClient client) {
            throw new AssertionError(client.tools());
        }

        @TrackerTest(database = SQLITE, isolation = CLONE)
        void namesNoServer(McpTestClient client) {
            throw new AssertionError(client.tools());
        }
    }

    private static List<ProcessHandle> serverProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(arguments ->
                                arguments.length > 0 && arguments[0].startsWith("-Dtracker.testkit.server="))
                        .isPresent())
                .toList();
    }

    private static List<Path> serversFolders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("mcp-server-"))
                    .sorted()
                    .toList();
        }
    }
}
