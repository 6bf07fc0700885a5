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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** Eight processes work on one record at once: none takes what another has, and no write is lost. */
class ManyWorkersTest {

    private static final int WORKERS = 8;
    private static final int ITEMS = 200;
    private static final int WRITES = 200;

    @TempDir
    Path output;

    @EachDatabase
    void shareTheWorkAndLoseNothing(TestDatabase database) throws Exception {
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

    private List<String> work(TestDatabase database, WorkItem shared) throws IOException, InterruptedException {
        List<Process> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WorkerMain.class.getName(),
                            database.jdbcUrl(),
                            "worker-" + i,
                            shared.id().toString(),
                            Integer.toString(WRITES))
                    .redirectError(output.resolve("worker-" + i + ".err").toFile())
                    .redirectOutput(output.resolve("worker-" + i).toFile())
                    .start());
        }
        List<String> said = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            assertThat(workers.get(i).waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(workers.get(i).exitValue())
                    .as(Files.readString(output.resolve("worker-" + i + ".err")))
                    .isZero();
            said.addAll(Files.readAllLines(output.resolve("worker-" + i)));
        }
        return said;
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
