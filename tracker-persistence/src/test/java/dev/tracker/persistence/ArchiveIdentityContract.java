package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.ChildJvm;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Archiving and restoring lose no field and no link, also where they are broken off. */
@Tag("long")
abstract class ArchiveIdentityContract extends RecordContract {

    private static final int ITEMS = 1_200;
    private static final Instant LATER = MutableClock.START.plus(Duration.ofDays(31));

    @Test
    void givesEveryItemBackWithEveryLink() {
        Set<String> items = StoredItems.live(database);
        Map<String, Set<String>> links = StoredItems.links(database);

        archive();

        assertThat(StoredItems.live(database)).isEmpty();
        assertThat(StoredItems.links(database)).isEqualTo(links);
        restoreAll();
        assertThat(StoredItems.live(database)).isEqualTo(items);
        assertThat(StoredItems.links(database)).isEqualTo(links);
    }

    @Test
    void losesNothingWhenItsProcessIsKilledAfterEachBatch() {
        Set<String> items = StoredItems.live(database);
        Map<String, Set<String>> links = StoredItems.links(database);

        int archived = 0;
        for (int kill = 0; archived < ITEMS; kill++) {
            archiveUntilKilled(kill % 2 == 1);
            int found = Integer.parseInt(
                    rows("SELECT COUNT(*) FROM archived_work_items").get(0));
            assertThat(found).isGreaterThan(archived);
            assertEachInOnePlace(found);
            archived = found;
        }

        assertThat(StoredItems.links(database)).isEqualTo(links);
        restoreAll();
        assertThat(StoredItems.live(database)).isEqualTo(items);
    }

    /**
     * Kills the process that archives after its first batch.
     *
     * @param within lets it begin the next batch
     */
    private void archiveUntilKilled(boolean within) {
        try (ChildJvm archiver = ChildJvm.start(ArchivingMain.class, database.jdbcUrl(), LATER.toString())) {
            archiver.awaitLine();
            if (within) {
                archiver.send("go on");
            }
            archiver.kill();
        }
    }

    private void assertEachInOnePlace(int archived) {
        assertThat(rows("SELECT COUNT(*) FROM archived_work_items")).containsExactly(Integer.toString(archived));
        assertThat(rows("SELECT id FROM work_items UNION SELECT id FROM archived_work_items"))
                .hasSize(ITEMS);
        assertThat(rows("SELECT COUNT(*) FROM work_items")).containsExactly(Integer.toString(ITEMS - archived));
    }

    /** Makes the template of these tests, in one transaction: many are slower by far. */
    static void fill(TestDatabase database) {
        try (Store store = Records.open(database)) {
            Tracker tracker = Tracker.over(store, MutableClock.create());
            store.unitOfWork().write(WriteScope.STRUCTURE, () -> LinkedItems.add(tracker, ITEMS));
        }
    }

    private void archive() {
        later().archive().archive(ArchiveWorkItems.after(30), BOB, ArchiveProgress.NONE);
    }

    private void restoreAll() {
        List<ArchivedSummary> archived = archived();
        while (!archived.isEmpty()) {
            WorkItemRef ref = WorkItemRef.of(archived.get(0).item().id());
            later().archive().restore(new RestoreArchivedWorkItem(ref), ALICE);
            archived = archived();
        }
    }

    private List<ArchivedSummary> archived() {
        return later().archive().list(ArchivedQuery.ALL).items();
    }

    private Tracker later() {
        return Tracker.over(store, Clock.fixed(LATER, ZoneOffset.UTC));
    }
}
