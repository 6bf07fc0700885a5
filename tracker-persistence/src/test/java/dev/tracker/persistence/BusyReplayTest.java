package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.availability.Outcome;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.replay.JournalReplay;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay comes to its end while others write as fast as it brings. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class BusyReplayTest {

    private static final int AT_FIRST = 3;
    private static final int TOO_MANY = 50;

    private TwoStores stores;
    private int written;
    private boolean held;

    @BeforeEach
    void open(TestDatabase database) {
        stores = new TwoStores(database);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void endsAlthoughAWriteComesInForEachThatIsBrought() {
        for (int i = 0; i < AT_FIRST; i++) {
            write();
        }
        MyBatisJournal journal = stores.here().journal;
        JournalReplay replay = new JournalReplay(
                stores.primary,
                new Busy(journal),
                work -> {
                    work.run();
                    return true;
                },
                rest -> {
                    held = true;
                    rest.bringRest(journal);
                    return journal.close(stores.clock.instant());
                },
                Away::is,
                stores.clock);

        assertThat(replay.run()).isTrue();

        assertThat(written).isEqualTo(2 * AT_FIRST);
        assertThat(stores.primary.vendors().names()).hasSize(written);
    }

    private void write() {
        stores.offline().vendors().create(CreateVendor.named("Vendor " + ++written), Caller.named("ann"));
    }

    /** A journal that gets another entry whenever one is settled, until nobody can add to it. */
    private final class Busy implements OfflineJournal {

        private final OfflineJournal journal;

        Busy(OfflineJournal journal) {
            this.journal = journal;
        }

        @Override
        public void settle(JournalEntry entry, Outcome outcome) {
            journal.settle(entry, outcome);
            assertThat(written).as("the replay runs after its writers").isLessThan(TOO_MANY);
            if (!held) {
                write();
            }
        }

        @Override
        public boolean isOpen() {
            return journal.isOpen();
        }

        @Override
        public long pending() {
            return journal.pending();
        }

        @Override
        public Instant oldestPendingAt() {
            return journal.oldestPendingAt();
        }

        @Override
        public List<JournalEntry> entries() {
            return journal.entries();
        }

        @Override
        public List<JournalEntry> waiting() {
            return journal.waiting();
        }

        @Override
        public Instant lastSyncAt() {
            return journal.lastSyncAt();
        }
    }
}
