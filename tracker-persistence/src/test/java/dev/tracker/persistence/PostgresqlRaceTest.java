package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.database.DatabaseExtension;
import java.time.Duration;
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
