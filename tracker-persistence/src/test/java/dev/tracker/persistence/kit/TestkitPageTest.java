package dev.tracker.persistence.kit;

import static dev.tracker.testkit.assertion.TrackerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.Isolation;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.fixture.Fixtures;
import dev.tracker.testkit.fixture.MutableClock;
import dev.tracker.testkit.fixture.StandardRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in docs/testkit.md are code of tests, and run. */
class TestkitPageTest {

    private static final Path PAGE = Path.of("..", "docs", "testkit.md");
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/dev/tracker/persistence/kit/TestkitPageTest.java"),
            Path.of("../tracker-mcp/src/test/java/dev/tracker/mcp/McpTestClientTest.java"),
            Path.of("../tracker-testkit/src/it/another-team/src/test/java/com/example/shelf/VendorShelfTest.java"));

    // a first test
    @TrackerTest
    void findsWorkThatIsReady(Tracker tracker, Fixtures fixtures, TrackerDatabase database) {
        WorkItem shop = fixtures.project().titled("Shop").create();
        WorkItem design = fixtures.task().titled("Design").under(shop).create();
        WorkItem build =
                fixtures.task().titled("Build").under(shop).dependingOn(design).create();

        tracker.workItems().update(UpdateWorkItem.of(design).title("Design it").build(), Caller.named("ada"));

        assertThat(design).in(tracker).isReady().hasTitle("Design it").hasAncestors(shop);
        assertThat(build).in(tracker).waitsFor(design);
        assertThat(tracker.changes()).agreesWith(database);
    }
    // end

    // several stores
    @TrackerTest(isolation = Isolation.CLONE)
    void showsACommitToOthers(Tracker tracker, TrackerDatabase database) {
        tracker.vendors().create(CreateVendor.named("Acme"), Caller.named("ada"));

        try (Store other = Store.open(database.jdbcUrl())) {
            assertThat(other.vendors().names()).containsExactly("Acme");
        }
    }
    // end

    // a second road
    @TrackerTest(database = TrackerTest.Database.POSTGRESQL)
    void keepsNamesAsWritten(Fixtures fixtures, TrackerDatabase database) throws SQLException {
        fixtures.vendor().named("ACME Corp").create();

        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name FROM vendor_extractors")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("ACME Corp");
        }
    }
    // end

    // a clock
    @TrackerTest
    void tellsTheTimeOfAWrite(Fixtures fixtures, MutableClock clock) {
        WorkItem first = fixtures.task().create();
        clock.advance(Duration.ofDays(30));
        WorkItem second = fixtures.task().create();

        assertThat(Duration.between(
                        first.revision().createdAt(), second.revision().createdAt()))
                .isGreaterThan(Duration.ofDays(30))
                .isLessThan(Duration.ofDays(31));
    }
    // end

    // data sets
    @TrackerTest(seed = 7)
    void listsAProjectOfUsualSize(Tracker tracker, Fixtures fixtures) {
        StandardRecord record = fixtures.standard();

        assertThat(record.vendors()).extracting("status").contains(VendorStatus.BROKEN);
        assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(1_200);
        assertThat(tracker.changes().list(ChangeQuery.ALL).hasMore()).isTrue();
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        List<List<String>> run = new ArrayList<>();
        for (Path source : SOURCES) {
            run.addAll(regions(Files.readAllLines(source)));
        }

        List<List<String>> shown = blocks(Files.readAllLines(PAGE));

        assertThat(shown).hasSize(8).isSubsetOf(run);
    }

    /** What stands between a comment that begins in lower case and the next {@code // end}, moved to the margin. */
    private static List<List<String>> regions(List<String> lines) {
        List<List<String>> regions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().matches("// an? .*|// several .*|// data .*")) {
                int margin = lines.get(i).indexOf("//");
                List<String> rest = lines.subList(i + 1, lines.size());
                int end = rest.indexOf(" ".repeat(margin) + "// end");
                regions.add(rest.subList(0, end).stream()
                        .map(line -> line.isEmpty() ? line : line.substring(margin))
                        .toList());
            }
        }
        return regions;
    }

    private static List<List<String>> blocks(List<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```java")) {
                List<String> rest = lines.subList(i + 1, lines.size());
                blocks.add(List.copyOf(rest.subList(0, rest.indexOf("```"))));
            }
        }
        return blocks;
    }
}
