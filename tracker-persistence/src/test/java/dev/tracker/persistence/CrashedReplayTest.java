package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.replay.JournalReplay;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay that ends at any of its steps is taken up by the next, and nothing happens twice. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class CrashedReplayTest {

    private static final Caller ANN = Caller.named("ann");
    private static final Caller BOB = Caller.named("bob");
    private static final int MORE_THAN_ALL = 1_000;

    private TwoStores stores;

    @BeforeEach
    void open(TestDatabase database) {
        stores = new TwoStores(database);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void goesOnWhereItEndedBeforeAStep() {
        endAtEveryStep(false);
    }

    @Test
    void goesOnWhereItEndedAfterAStep() {
        endAtEveryStep(true);
    }

    private void endAtEveryStep(boolean afterwards) {
        WorkItem merged = task("Merged");
        WorkItem contested = task("Contested");
        update(UpdateWorkItem.of(merged).title("Mine").build(), ANN.withRequest(UUID.randomUUID()));
        update(UpdateWorkItem.of(contested).title("Mine").build(), ANN);
        WorkItem made = stores.offline().workItems().create(CreateWorkItem.task("Made"), ANN);
        stores.offline().vendors().create(CreateVendor.named("Taken"), ANN.withRequest(UUID.randomUUID()));
        update(UpdateWorkItem.of(made).priority(1).build(), ANN);
        stores.online().workItems().update(UpdateWorkItem.of(merged).priority(1).build(), BOB);
        stores.online()
                .workItems()
                .update(UpdateWorkItem.of(contested).title("Theirs").build(), BOB);
        stores.online().vendors().create(CreateVendor.named("taken"), BOB);

        int crashes = 0;
        while (crashes < MORE_THAN_ALL && !endsAt(crashes + 1, afterwards)) {
            crashes++;
        }

        assertThat(crashes).isBetween(10, MORE_THAN_ALL - 1);
        Tracker online = stores.online();
        assertThat(online.workItems().get(ref(merged)).title()).isEqualTo("Mine");
        assertThat(online.workItems().get(ref(merged)).priority()).isEqualTo(1);
        assertThat(online.workItems().get(ref(contested)).title()).isEqualTo("Theirs");
        assertThat(online.workItems().get(ref(made)).version()).isEqualTo(2);
        assertThat(stores.primary.conflicts().open()).hasSize(2);
        List<Change> log =
                stores.primary.changeLog().list(new ChangeQuery(null, null, null, null, null, ChangeQuery.MAX_LIMIT));
        assertThat(log).hasSize(10);
        assertThat(RecordAgreement.differencesAfterOfflineWrites(online)).isEmpty();
    }

    /** Whether a replay that ends at its n-th step had done all before. */
    private boolean endsAt(int step, boolean afterwards) {
        CrashingPorts crash = new CrashingPorts(step, afterwards);
        MyBatisJournal journal = stores.here().journal;
        JournalReplay replay = new JournalReplay(
                crash.of(TrackerPorts.class, stores.primary),
                crash.of(OfflineJournal.class, journal),
                work -> {
                    work.run();
                    return true;
                },
                rest -> journal.close(stores.clock.instant()),
                Away::is,
                stores.clock);
        try {
            return replay.run();
        } catch (CrashingPorts.Crash e) {
            return false;
        }
    }

    private void update(UpdateWorkItem command, Caller caller) {
        stores.offline().workItems().update(command, caller);
    }

    private WorkItem task(String title) {
        return stores.everywhere(tracker -> tracker.workItems().create(CreateWorkItem.task(title), ANN));
    }

    private static WorkItemRef ref(WorkItem item) {
        return WorkItemRef.of(item.id());
    }
}
