package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a write goes when what it was to wait for has just been brought to the database. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class ComingBackTest {

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
    void goesToTheDatabaseWhenTheReplayEndedBeforeItsTurn() {
        write("Late", new EndedMeanwhile());

        assertThat(stores.primary.vendors().names()).containsExactly("Late");
        assertThat(stores.here().mirror.vendors().names()).isEmpty();
    }

    @Test
    void joinsWhatStillWaits() {
        write("Late", new Waiting());

        assertThat(stores.primary.vendors().names()).isEmpty();
        assertThat(stores.here().mirror.vendors().names()).containsExactly("Late");
    }

    @Test
    void letsCallsJoinWhatWaitsBeforeItIsBrought(@TempDir Path folder) {
        Waiting waiting = new Waiting();
        try (Mirror mirror = new Mirror(folder.resolve("cache.db"), "record", stores.clock);
                MirrorUpkeep server = upkeep(mirror, waiting);
                MirrorUpkeep command = upkeep(mirror, waiting)) {
            server.begin();

            server.comeBack((Sessions) stores.primary.sessions());
            assertThat(waiting.replays).isZero();

            command.comeBack((Sessions) stores.primary.sessions());
            assertThat(waiting.replays).isEqualTo(1);
        }
    }

    private static MirrorUpkeep upkeep(Mirror mirror, OfflineWrites offline) {
        return new MirrorUpkeep(new MirrorFollower(mirror, offline::isWaiting), new Dead(), offline);
    }

    private void write(String name, OfflineWrites offline) {
        FallbackSessions sessions = new FallbackSessions(
                new Alive(),
                new ReadSources(List.of(), new NoSource(), () -> "Nobody reads here."),
                offline,
                offline::isWaiting,
                offline::isWaiting,
                () -> true,
                () -> {});
        Path folder = Path.of("");
        Tracker.over(new RecordPorts(sessions, folder, folder.resolve(".project_status.md")) {}, stores.clock)
                .vendors()
                .create(CreateVendor.named(name), Caller.named("ann"));
    }

    /** A database that answers. */
    private final class Alive implements MainDatabase {

        @Override
        public <T> T call(Function<Sessions, T> call) {
            return call.apply((Sessions) stores.primary.sessions());
        }

        @Override
        public boolean isGivenUpFor(DatabaseException refusal) {
            return false;
        }

        @Override
        public boolean isServing() {
            return true;
        }

        @Override
        public String reason() {
            return "It answers.";
        }

        @Override
        public void close() {
            // The test closes the store.
        }
    }

    /** A database that calls do not go to. */
    private static final class Dead implements MainDatabase {

        @Override
        public <T> T call(Function<Sessions, T> call) {
            throw new AssertionError("no call goes to a database that is away");
        }

        @Override
        public boolean isGivenUpFor(DatabaseException refusal) {
            return true;
        }

        @Override
        public boolean isServing() {
            return false;
        }

        @Override
        public String reason() {
            return "It does not answer.";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** A journal in which a change waits. */
    private class Waiting implements OfflineWrites {

        private int replays;

        @Override
        public boolean isWaiting() {
            return true;
        }

        @Override
        public <T> T write(Unit<T> unit) {
            return unit.on((Sessions) stores.here().mirror.sessions(), answer -> {});
        }

        @Override
        public WriteJournal journal() {
            return WriteJournal.NONE;
        }

        @Override
        public boolean replay(Sessions database) {
            replays++;
            return true;
        }

        @Override
        public List<Warning> warnings() {
            return List.of();
        }

        @Override
        public Instant lastSyncAt() {
            return null;
        }

        @Override
        public AvailabilityState counts() {
            return AvailabilityState.ONLINE;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** One that is emptied while a write waits for its turn. */
    private final class EndedMeanwhile extends Waiting {

        private int asked;

        @Override
        public boolean isWaiting() {
            return asked++ == 0;
        }
    }
}
