package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds of several writers at once on every database. */
abstract class RaceContract extends RecordContract {

    private static final int WRITERS = 4;

    @Test
    void letsOneOfManyUpdatesOfAVersionWin() throws Exception {
        WorkItem item = create("Contested");

        List<Throwable> refusals = atOnce(number -> update(UpdateWorkItem.of(item)
                .title("By " + number)
                .labels(List.of("by-" + number))
                .build()));

        assertThat(refusals).hasSize(WRITERS - 1).allMatch(StaleVersionException.class::isInstance);
        assertThat(get(item).version()).isEqualTo(2);
        assertThat(get(item).labels()).containsExactly(get(item).title().replace("By ", "by-"));
        assertThat(changesOf(item)).hasSize(2);
    }

    @Test
    void keepsEveryItemCreatedAtOnceUnderOneParent() throws Exception {
        WorkItem parent = create("Parent");

        List<Throwable> refusals = atOnce(number -> createUnder(parent, "Child " + number));

        assertThat(refusals).isEmpty();
        assertThat(rows("SELECT id FROM work_items WHERE depth = 1")).hasSize(WRITERS);
        assertThat(rows("SELECT DISTINCT seq FROM change_log")).hasSize(WRITERS + 1);
    }

    @Test
    void leavesNoLiveItemBelowAParentThatIsDeletedMeanwhile() throws Exception {
        WorkItem parent = create("Parent");

        atOnce(number -> number == 0 ? delete(parent) : createUnder(parent, "Child " + number));

        assertThat(get(parent).isDeleted()).isTrue();
        assertThat(rows("SELECT id FROM work_items WHERE deleted_at IS NULL")).isEmpty();
    }

    @Test
    void makesNoCycleOfMovesAtOnce() throws Exception {
        WorkItem first = create("First");
        WorkItem second = create("Second");

        List<Throwable> refusals = atOnce(number -> number % 2 == 0 ? move(first, second) : move(second, first));

        assertThat(refusals).isNotEmpty();
        assertThat(List.of(
                        get(first).placement().depth(), get(second).placement().depth()))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void makesNoCycleOfAMoveAndADependencyAtOnce() throws Exception {
        WorkItem parent = create("Parent");
        WorkItem child = create("Child");

        List<Throwable> refusals = atOnce(number -> {
            if (number % 2 == 0) {
                return move(child, parent);
            }
            dependsOn(child, parent);
            return child;
        });

        assertThat(refusals).isNotEmpty();
        boolean moved = get(child).placement().depth() == 1;
        boolean depends = !rows("SELECT source_id FROM work_item_dependencies").isEmpty();
        assertThat(moved).isNotEqualTo(depends);
    }

    @Test
    void makesNoCycleOfTwoNewItemsAtOnce() throws Exception {
        WorkItem first = create("First");
        WorkItem second = create("Second");

        List<Throwable> refusals = atOnce(number -> {
            WorkItem parent = number % 2 == 0 ? first : second;
            WorkItem before = number % 2 == 0 ? second : first;
            return create(
                    CreateWorkItem.task("New " + number).under(parent.id()).dependingOn(before.id()));
        });

        assertThat(refusals).hasSize(WRITERS / 2).allMatch(CycleException.class::isInstance);
        assertThat(rows("SELECT DISTINCT parent_id FROM work_items WHERE depth = 1"))
                .hasSize(1);
    }

    /** Does the work of several writers at the same time, and returns what they were refused with. */
    private static List<Throwable> atOnce(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                calls.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return work.by(number);
                });
            }
            List<Throwable> refusals = new ArrayList<>();
            for (Future<Object> done : writers.invokeAll(calls)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    refusals.add(e.getCause());
                }
            }
            return refusals;
        } finally {
            writers.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Work {
        Object by(int number);
    }
}
