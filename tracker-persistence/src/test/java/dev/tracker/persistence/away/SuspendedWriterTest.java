package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that holds the lock of writers is suspended, as by a debugger or Ctrl-Z. */
class SuspendedWriterTest {

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path folder;

    @Test
    void keepsNobodyFromWritingAndIsNamed() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "the platform does not say who holds a lock");
        Project project = new Project(folder, "jdbc:sqlite:.tracker/tracker.db", Map.of());
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            tracker.workItems().create(CreateWorkItem.task("Before"), ALICE);
            WorkItem made;
            try (ChildJvm holder = HoldingProcess.start(folder.resolve(".tracker/tracker.db"))) {
                signal("STOP", holder);
                try (Observation seen = Observation.begin()) {
                    made = tracker.workItems().create(CreateWorkItem.task("Meanwhile"), ALICE);
                    assertThat(seen.addTo(Map.of())).containsEntry("wrote_to_cache", true);
                    assertThat(seen.warnings())
                            .anyMatch(warning -> warning.message().contains("process " + holder.pid())
                                    && warning.message().contains("suspended"));
                }
                try (Observation seen = Observation.begin()) {
                    assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount())
                            .isEqualTo(1);
                    assertThat(seen.source()).as("who answers").isNull();
                }
                signal("CONT", holder);
                holder.endInput();
                holder.awaitExit();
            }
            Awaiting.until(Duration.ofSeconds(30), () -> tracker.sync().status().pending() == 0);
            assertThat(tracker.workItems().get(WorkItemRef.of(made.id())).title())
                    .isEqualTo("Meanwhile");
        }
    }

    @Test
    void keepsNoCommandFromWriting() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "the platform does not say who holds a lock");
        Project project = new Project(folder, "jdbc:sqlite:.tracker/tracker.db", Map.of());
        try (AvailableStore store = project.open()) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), ALICE);
        }
        try (ChildJvm holder = HoldingProcess.start(folder.resolve(".tracker/tracker.db"))) {
            signal("STOP", holder);
            try (AvailableStore command = AvailableStore.openForOneCommand(project.settings());
                    Observation seen = Observation.begin()) {
                Tracker.over(command).workItems().create(CreateWorkItem.task("Meanwhile"), ALICE);
                assertThat(seen.addTo(Map.of()))
                        .containsEntry("wrote_to_cache", true)
                        .containsEntry("wrote_to_markdown", true);
                assertThat(seen.warnings())
                        .anyMatch(warning -> warning.message().contains("process " + holder.pid()));
            }
            signal("CONT", holder);
            holder.endInput();
            holder.awaitExit();
        }
        try (AvailableStore command = AvailableStore.openForOneCommand(project.settings())) {
            Tracker tracker = Tracker.over(command);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).items())
                    .extracting(WorkItemSummary::title)
                    .containsExactlyInAnyOrder("Before", "Meanwhile");
            assertThat(tracker.sync().status().pending()).isZero();
        }
    }

    private static void signal(String name, ChildJvm process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
