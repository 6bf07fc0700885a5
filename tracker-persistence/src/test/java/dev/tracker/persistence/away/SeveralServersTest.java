package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Backups;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Several servers of one project lose its record at the same moment, and begin its journal together. */
class SeveralServersTest {

    private static final Caller ALICE = Caller.named("alice");
    private static final int SERVERS = 4;
    private static final int WRITES = 5;
    private static final int ALL = SERVERS * (1 + WRITES);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<AvailableStore> servers = new ArrayList<>();

    @RepeatedTest(3)
    void keepEveryWriteInOneJournal() throws Exception {
        Project project = new Project(folder, "jdbc:sqlite:.tracker/tracker.db", Map.of());
        List<WorkItem> items = new ArrayList<>();
        try {
            for (int i = 0; i < SERVERS; i++) {
                AvailableStore server = project.open();
                servers.add(server);
                items.add(create(server, "Of server " + i));
            }
            Backups.of(project.settings()).make(null);
            for (String ending : List.of("", "-wal", "-shm")) {
                Files.delete(folder.resolve(".tracker/tracker.db" + ending));
            }

            writeAtOnce(items);
            assertThat(saved()).as("of what all of them had open").hasSize(1);

            AvailableStore first = servers.get(0);
            assertThat(Tracker.over(first).sync().status().pending()).isEqualTo(ALL);
            Backups backups = Backups.of(project.settings());
            backups.restore(backups.newest().orElseThrow());
            Awaiting.until(PATIENCE, () -> Tracker.over(first).sync().now().pending() == 0);
            try (Store record = Store.open(StoreSettings.embedded(folder.resolve(".tracker/tracker.db")))) {
                assertThat(titles(record)).hasSize(ALL).allMatch(title -> title.startsWith("Kept"));
                assertThat(Tracker.over(record).sync().status().conflicts()).isEmpty();
            }
        } finally {
            servers.forEach(AvailableStore::close);
        }
    }

    private void writeAtOnce(List<WorkItem> items) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(SERVERS);
        ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                AvailableStore server = servers.get(i);
                WorkItem item = items.get(i);
                all.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    keeps(() -> Tracker.over(server)
                            .workItems()
                            .update(
                                    UpdateWorkItem.of(item)
                                            .title("Kept, changed")
                                            .build(),
                                    ALICE));
                    for (int write = 0; write < WRITES; write++) {
                        keeps(() -> create(server, "Kept"));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> saved() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".tracker/backup"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".rescued-"))
                    .toList();
        }
    }

    private static void keeps(Runnable write) {
        try (Observation seen = Observation.begin()) {
            write.run();
            assertThat(seen.addTo(Map.of()))
                    .containsEntry("wrote_to_cache", true)
                    .containsEntry("wrote_to_markdown", true);
        }
    }

    private static WorkItem create(AvailableStore server, String title) {
        return Tracker.over(server).workItems().create(CreateWorkItem.task(title), ALICE);
    }

    private static List<String> titles(Store record) {
        return Tracker.over(record).workItems().list(WorkItemQuery.ALL).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }
}
