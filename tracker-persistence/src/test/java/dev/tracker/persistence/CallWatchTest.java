package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The evidence on which a database is given up, by a clock that the test sets. */
class CallWatchTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final Scripted database = new Scripted();
    private final CallWatch watch = new CallWatch(database, () -> database.isGivenUp = true, nanos::get);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void givesUpADatabaseThatIsSilentForACallAndForTheQuestion() {
        database.answers = false;

        watch.over(() -> looks(4, 100));

        assertThat(database.timesAsked).isEqualTo(1);
        assertThat(database.isGivenUp).isTrue();
    }

    @Test
    void asksBeforeItGivesUpAndBelievesTheAnswer() {
        watch.over(() -> looks(20, 100));

        assertThat(database.timesAsked).isPositive();
        assertThat(database.isGivenUp).isFalse();
    }

    @Test
    void takesBytesOnAnyConnectionForALife() {
        database.answers = false;

        watch.over(() -> {
            for (int i = 0; i < 50; i++) {
                looks(2, 100);
                database.signs++;
            }
            return true;
        });

        assertThat(database.timesAsked).isZero();
    }

    @Test
    void takesACallThatEndsForALife() {
        database.answers = false;

        watch.over(() -> {
            for (int i = 0; i < 50; i++) {
                looks(2, 100);
                watch.over(() -> true);
            }
            return true;
        });

        assertThat(database.timesAsked).isZero();
    }

    @Test
    void countsNoTimeInWhichNothingWaitsForTheServer() {
        database.answers = false;
        database.isAwaited = false;

        watch.over(() -> looks(100, 100));

        assertThat(database.timesAsked).isZero();
    }

    @Test
    void countsNoTimeInWhichTheMachineWasTooBusyToLook() {
        database.answers = false;

        watch.over(() -> looks(2, 1_900));

        assertThat(database.timesAsked).isZero();
    }

    @Test
    void beginsAnewAfterASuspension() {
        database.answers = false;

        watch.over(() -> {
            looks(2, 100);
            looks(1, 3_600_000);
            return looks(2, 100);
        });

        assertThat(database.timesAsked).isZero();
    }

    @Test
    void asksNothingWhileNobodyWaits() {
        database.answers = false;

        looks(100, 100);
        watch.over(() -> looks(2, 100));
        looks(100, 100);

        assertThat(database.timesAsked).isZero();
    }

    private boolean looks(int times, long everyMillis) {
        for (int i = 0; i < times && !database.isGivenUp; i++) {
            nanos.addAndGet(Duration.ofMillis(everyMillis).toNanos());
            watch.look();
        }
        return true;
    }

    /** A database that answers as it is told. */
    private static final class Scripted implements Reachable {

        private boolean answers = true;
        private boolean isAwaited = true;
        private boolean isGivenUp;
        private long signs;
        private int timesAsked;

        @Override
        public boolean answers(int patience, BooleanSupplier isNeeded) {
            timesAsked++;
            return answers;
        }

        @Override
        public long signs() {
            return signs;
        }

        @Override
        public boolean isAwaited() {
            return isAwaited;
        }

        @Override
        public Sessions sessions() {
            throw new AssertionError("the test makes the calls");
        }

        @Override
        public Optional<Integer> schemaVersion() {
            return Optional.empty();
        }

        @Override
        public boolean isKnown() {
            return true;
        }

        @Override
        public void abandon() {
            isGivenUp = true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
