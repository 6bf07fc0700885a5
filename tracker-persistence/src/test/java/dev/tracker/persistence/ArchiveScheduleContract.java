package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveSchedule;
import dev.tracker.core.change.Action;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Servers that run long archive once a day between them. */
abstract class ArchiveScheduleContract extends RecordContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final MutableClock clock = MutableClock.startingAt(MutableClock.START.plus(Duration.ofDays(31)));

    @Test
    void archivesOnceADay() {
        WorkItem old = create("Old");
        try (ArchiveSchedule schedule = schedule(store)) {
            assertThat(schedule.runIfDue()).isTrue();
            assertThat(get(old).isArchived()).isTrue();
            clock.advance(DAY.minusMinutes(1));
            assertThat(schedule.runIfDue()).isFalse();
            clock.advance(Duration.ofMinutes(1));
            assertThat(schedule.runIfDue()).isTrue();
        }
        assertThat(changesOf(old).get(1).actor()).isEqualTo("tracker");
    }

    @Test
    void isDoneByOneOfManyAtOnce() throws Exception {
        create("Old");
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try (Store other = Records.open(database)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ArchiveSchedule schedule = schedule(i % 2 == 0 ? store : other);
                calls.add(schedule::runIfDue);
            }

            int did = 0;
            for (Future<Boolean> done : servers.invokeAll(calls)) {
                did += done.get() ? 1 : 0;
            }

            assertThat(did).isEqualTo(1);
        } finally {
            servers.shutdownNow();
        }
        assertThat(rows("SELECT id FROM archived_work_items")).hasSize(1);
    }

    @Test
    void runsInTheBackgroundUntilItIsClosed() {
        WorkItem old = create("Old");
        try (ArchiveSchedule schedule = schedule(store).start(Duration.ZERO, Duration.ofMillis(1))) {
            assertThat(schedule).isNotNull();
            awaitArchived(old);
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("tracker-archive") && thread.isAlive());
        assertThat(changesOf(old))
                .last()
                .satisfies(change -> assertThat(change.action()).isEqualTo(Action.ARCHIVED));
    }

    @Test
    void isClosedBeforeItHasBegun() {
        schedule(store).close();

        assertThat(rows("SELECT id FROM archived_work_items")).isEmpty();
    }

    private void awaitArchived(WorkItem item) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!get(item).isArchived()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private ArchiveSchedule schedule(Store on) {
        return new ArchiveSchedule(Tracker.over(on, clock).archive(), 30);
    }
}
