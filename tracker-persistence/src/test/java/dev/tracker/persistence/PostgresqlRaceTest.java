package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Adds what can only go wrong where transactions overlap. */
class PostgresqlRaceTest extends RaceContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.postgresql();

    @Test
    void readsLabelsAndLinksOfTheVersionThatItWaitedFor() throws Exception {
        WorkItem item = create("Held");

        WorkItem seen = whileOpen(
                () -> update(UpdateWorkItem.of(item)
                        .labels(List.of("new"))
                        .branchName("main")
                        .build()),
                () -> store.unitOfWork()
                        .write(
                                WriteScope.ROWS,
                                () -> store.workItems().findForUpdate(ref(item)).orElseThrow()));

        assertThat(seen).isEqualTo(get(item));
        assertThat(seen.labels()).containsExactly("new");
    }

    @Test
    void tellsTheLaterOfTwoCompletionsWhatBecameReady() throws Exception {
        WorkItem first = create("First");
        WorkItem second = create("Second");
        WorkItem waiting = create("Waiting");
        blocks(first, waiting);
        blocks(second, waiting);

        UpdatedWorkItem later = whileOpen(() -> complete(first), () -> complete(second));

        assertThat(later.becameReady()).extracting(WorkItemSummary::title).containsExactly("Waiting");
    }

    @Test
    void findsTheItemThatIsArchivedWhileItIsWaitedFor() throws Exception {
        WorkItem item = create("Held");

        Throwable refusal = whileOpen(
                this::archive,
                () -> catchThrowable(
                        () -> update(UpdateWorkItem.of(item).title("Too late").build())));

        assertThat(refusal).isInstanceOf(ValidationException.class).hasMessageContaining("is archived");
    }

    @Test
    void leavesTheItemThatIsChangedWhileItIsWaitedFor() throws Exception {
        WorkItem item = create("Held");

        ArchiveOutcome outcome = whileOpen(
                () -> later().workItems()
                        .update(UpdateWorkItem.of(item).title("In time").build(), BOB),
                this::archive);

        assertThat(outcome.archivedCount()).isZero();
        assertThat(get(item).title()).isEqualTo("In time");
    }

    private ArchiveOutcome archive() {
        return later().archive().archive(ArchiveWorkItems.after(30), BOB, ArchiveProgress.NONE);
    }

    private Tracker later() {
        return Tracker.over(store, Clock.fixed(MutableClock.START.plus(Duration.ofDays(31)), ZoneOffset.UTC));
    }

    /** Runs {@code later} in another thread until it waits for the transaction of {@code earlier}, which then ends. */
    private <T> T whileOpen(Runnable earlier, Supplier<T> later) throws Exception {
        CompletableFuture<T> running = store.unitOfWork().write(WriteScope.ROWS, () -> {
            earlier.run();
            CompletableFuture<T> other = CompletableFuture.supplyAsync(later);
            awaitWaiter();
            return other;
        });
        return running.get(30, TimeUnit.SECONDS);
    }

    private void awaitWaiter() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (rows("SELECT 1 FROM pg_locks WHERE NOT granted AND pid IN"
                        + " (SELECT pid FROM pg_stat_activity WHERE datname = current_database())")
                .isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
