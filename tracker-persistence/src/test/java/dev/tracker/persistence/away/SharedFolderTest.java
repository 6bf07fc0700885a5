package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.ChildJvm;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one project share its mirror and its journal. */
class SharedFolderTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void writesOneJournalAndReplaysItOnce(TestDatabase database) throws IOException {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl())) {
            Project project = Project.in(folder, database).at(proxy.urlFor(database.jdbcUrl()));
            try (AvailableStore store = project.open();
                    ChildJvm child = ChildJvm.start(OfflineMain.class, folder.toString(), project.url())) {
                Tracker tracker = Tracker.over(store);
                WorkItem before = tracker.workItems().create(CreateWorkItem.task("Before"), ALICE);
                assertThat(ask(child, "rename " + before.id() + " Named")).isEqualTo("Named");
                proxy.refuse();
                proxy.cut();

                String theirs = ask(child, "create Theirs");
                seesInMirror(tracker, "Named", "Theirs");
                WorkItem changed = tracker.workItems()
                        .update(
                                UpdateWorkItem.of(tracker.workItems().get(new WorkItemRef(theirs)))
                                        .title("Changed by both")
                                        .build(),
                                ALICE)
                        .item();
                assertThat(changed.version()).isEqualTo(2);
                assertThat(ask(child, "rename " + before.id() + " Offline")).isEqualTo("Offline");
                assertThat(ask(child, "pending")).isEqualTo("3");
                assertThat(tracker.sync().status().pending()).isEqualTo(3);

                proxy.heal();
                Awaiting.until(PATIENCE, () -> tracker.sync().now().pending() == 0);
                Awaiting.until(PATIENCE, () -> ask(child, "pending").equals("0"));
                child.endInput();
                assertThat(child.awaitExit()).isZero();
            }
        }
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).items())
                    .extracting(WorkItemSummary::title)
                    .containsExactlyInAnyOrder("Offline", "Changed by both");
            assertThat(tracker.sync().status().conflicts()).isEmpty();
            assertThat(RecordAgreement.differencesAfterOfflineWrites(tracker)).isEmpty();
        }
    }

    private static String ask(ChildJvm child, String line) {
        child.send(line);
        return child.awaitLine();
    }

    private static void seesInMirror(Tracker tracker, String... titles) {
        try (Observation seen = Observation.begin()) {
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).items())
                    .extracting(WorkItemSummary::title)
                    .containsExactlyInAnyOrder(titles);
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
        }
    }
}
