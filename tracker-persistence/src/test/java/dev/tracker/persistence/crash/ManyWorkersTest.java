package dev.tracker.persistence.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Eight processes work on one record at once: none takes what another has, and no write is lost. */
@Tag("long")
class ManyWorkersTest {

    private static final int WORKERS = 8;
    private static final int ITEMS = 200;
    private static final int WRITES = 200;

    @EachDatabase
    void shareTheWorkAndLoseNothing(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            Caller lead = Caller.named("lead");
            WorkItem shared = tracker.workItems().create(CreateWorkItem.task("Shared"), lead);
            for (int i = 0; i < ITEMS; i++) {
                tracker.workItems().create(drained("Item " + i), lead);
            }

            List<String> said = work(database, shared);

            assertThat(said.stream().filter(line -> line.startsWith("claimed")))
                    .hasSize(ITEMS)
                    .doesNotHaveDuplicates();
            long written = said.stream().filter("written"::equals).count();
            long conflicts = said.stream().filter("conflict"::equals).count();
            assertThat(written + conflicts).isEqualTo((long) WORKERS * WRITES);
            assertThat(said).hasSize(ITEMS + WORKERS * WRITES);
            assertThat(tracker.workItems().get(WorkItemRef.of(shared.id())).version())
                    .isEqualTo(1 + written);
            assertThat(RecordAgreement.differences(tracker)).isEmpty();
        }
    }

    private static List<String> work(TestDatabase database, WorkItem shared) {
        List<ChildJvm> workers = new ArrayList<>();
        try {
            for (int i = 0; i < WORKERS; i++) {
                workers.add(ChildJvm.start(
                        WorkerMain.class,
                        patientUrl(database),
                        "worker-" + i,
                        shared.id().toString(),
                        Integer.toString(WRITES)));
            }
            return workers.stream()
                    .flatMap(worker -> worker.awaitSuccess().stream())
                    .toList();
        } finally {
            workers.forEach(ChildJvm::close);
        }
    }

    /** Eight JVMs that start at once may keep a small computer from logging any of them in for a while. */
    private static String patientUrl(TestDatabase database) {
        String url = database.jdbcUrl();
        return database.kind() == TestDatabase.Kind.SQLITE
                ? url
                : url + (url.contains("?") ? "&" : "?") + "connectTimeout=60&loginTimeout=60";
    }

    private static CreateWorkItem drained(String title) {
        return new CreateWorkItem(
                ItemType.TASK,
                title,
                TaskMetadata.EMPTY.toTree(),
                null,
                null,
                null,
                List.of("drained"),
                null,
                null,
                null,
                null,
                List.of());
    }
}
