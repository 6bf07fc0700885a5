package dev.tracker.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.transfer.Transferred;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.persistence.JsonLines;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a record holds comes out of an export as it went in, whichever databases keep it. */
@Tag("long")
class TransferTest {

    @ParameterizedTest
    @CsvSource({"SQLITE, POSTGRESQL, 1", "POSTGRESQL, SQLITE, 2", "SQLITE, SQLITE, 3", "POSTGRESQL, POSTGRESQL, 4"})
    void givesTheSameBytesAgain(Kind from, Kind to, long seed) throws IOException {
        try (TestDatabase first = TestDatabases.fresh(from);
                TestDatabase second = TestDatabases.fresh(to);
                TestDatabase third = TestDatabases.fresh(from)) {
            byte[] original;
            try (Store store = Store.open(first.jdbcUrl())) {
                new RandomRecord(store, seed).fill(150);
                original = export(store);
            }

            byte[] there = through(second, original);
            byte[] back = through(third, there);

            assertThat(text(there)).isEqualTo(text(original));
            assertThat(back).isEqualTo(original);
            assertThat(text(original))
                    .contains(
                            "\"archived_at\":",
                            "\"deletion_id\":",
                            "\"claim_lease_minutes\":",
                            "{\"kind\":\"enhancement_dependency\"",
                            "{\"kind\":\"migration\"",
                            "{\"kind\":\"prompt_file\"",
                            "{\"kind\":\"conflict\"",
                            "\"description\":null",
                            "\"kept\":\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, POSTGRESQL", "POSTGRESQL, SQLITE"})
    void leavesARecordThatGoesOn(Kind from, Kind to) throws IOException {
        try (TestDatabase first = TestDatabases.fresh(from);
                TestDatabase second = TestDatabases.fresh(to)) {
            byte[] original;
            long lastSeq;
            try (Store store = Store.open(first.jdbcUrl())) {
                new RandomRecord(store, 5).fill(100);
                Tracker.over(store).workItems().create(CreateWorkItem.task("Findable zebra"), Caller.named("ada"));
                original = export(store);
                lastSeq = last(Tracker.over(store));
            }

            try (Store store = Store.open(second.jdbcUrl())) {
                Transferred transferred = load(store, original);
                Tracker tracker = Tracker.over(store);

                assertThat(transferred.counts()).containsEntry("change", lastSeq);
                assertThat(RecordAgreement.differences(tracker)).isEmpty();
                assertThat(tracker.workItems()
                                .list(WorkItemQuery.ofText("zebr", dev.tracker.core.paging.PageRequest.ofSize(5)))
                                .totalCount())
                        .isEqualTo(1);
                assertThat(last(tracker)).isEqualTo(lastSeq);

                tracker.workItems().create(CreateWorkItem.task("Next"), Caller.named("ada"));
                assertThat(last(tracker)).isEqualTo(lastSeq + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, POSTGRESQL", "POSTGRESQL, SQLITE"})
    void takesACycleOverAParentThatAnEarlierVersionAllowed(Kind from, Kind to) throws IOException, SQLException {
        try (TestDatabase first = TestDatabases.fresh(from);
                TestDatabase second = TestDatabases.fresh(to)) {
            byte[] original;
            try (Store store = Store.open(first.jdbcUrl())) {
                Tracker tracker = Tracker.over(store);
                WorkItem parent = tracker.workItems().create(CreateWorkItem.task("Parent"), Caller.named("ada"));
                CreateWorkItem below = CreateWorkItem.task("Child").under(parent.id());
                WorkItem child = tracker.workItems().create(below, Caller.named("ada"));
                try (Connection connection = first.connect();
                        Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO work_item_dependencies (source_id, target_id, dependency_type,"
                            + " created_at, created_by) VALUES ('" + child.id() + "', '" + parent.id()
                            + "', 'depends_on', '2026-01-01T00:00:00.000000Z', 'ada')");
                }
                original = export(store);
            }

            assertThat(through(second, original)).isEqualTo(original);
        }
    }

    private static long last(Tracker tracker) {
        long seq = 0;
        var page = tracker.changes().list(ChangeQuery.ALL);
        while (!page.changes().isEmpty()) {
            seq = page.lastSeq();
            page = tracker.changes().list(ChangeQuery.ALL.after(seq));
        }
        return seq;
    }

    private static byte[] through(TestDatabase database, byte[] export) throws IOException {
        try (Store store = Store.open(database.jdbcUrl())) {
            load(store, export);
            return export(store);
        }
    }

    static byte[] export(Store store) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonLines.Output lines = JsonLines.to(bytes);
        Tracker.over(store).transfer().export(lines, TransferProgress.UNWATCHED);
        lines.flush();
        return bytes.toByteArray();
    }

    static Transferred load(Store store, byte[] export) {
        return Tracker.over(store)
                .transfer()
                .load(JsonLines.from(new ByteArrayInputStream(export)), TransferProgress.UNWATCHED);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
