package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.persistence.crash.RandomWrites;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The mirror answers everything as the database would. */
class MirrorTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path folder;

    @Test
    void answersAsTheDatabaseAfterWritesOfEveryKind(TestDatabase database) {
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            RandomWrites writes = new RandomWrites(Tracker.over(store), "tester", 7);
            for (int i = 0; i < 250; i++) {
                writes.next();
            }
        }

        assertThat(Everything.differences(recorded(database), mirrored(project)))
                .isEmpty();
    }

    @Test
    void answersAsTheDatabaseAfterACopyOfTheWhole(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            RandomWrites writes = new RandomWrites(Tracker.over(store), "other", 11);
            for (int i = 0; i < 250; i++) {
                writes.next();
            }
        }
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("The last"), ALICE);
        }

        assertThat(Everything.differences(recorded(database), mirrored(project)))
                .isEmpty();
    }

    @Test
    void knowsWhatIsArchivedByWhatWaitsForIt(TestDatabase database) {
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker before = Tracker.over(store, Clock.offset(Clock.systemUTC(), Duration.ofDays(-800)));
            WorkItem first = before.workItems().create(CreateWorkItem.task("First"), ALICE);
            WorkItem done = before.workItems().create(CreateWorkItem.task("Done"), ALICE);
            before.workItems()
                    .update(UpdateWorkItem.of(done).status(ItemStatus.COMPLETED).build(), ALICE);
            Tracker now = Tracker.over(store);
            WorkItem then = now.workItems().create(CreateWorkItem.task("Then"), ALICE);
            now.dependencies()
                    .set(SetDependency.dependsOn(WorkItemRef.of(then.id()), WorkItemRef.of(first.id())), ALICE);
            now.archive().archive(ArchiveWorkItems.after(365), ALICE, (part, whole) -> {});
        }

        assertThat(Everything.differences(recorded(database), mirrored(project)))
                .isEmpty();
    }

    @Test
    void knowsLeasesThatWereRenewedHereAndElsewhere(TestDatabase database) {
        Project project = Project.in(folder, database);
        try (Store other = Store.open(database.jdbcUrl());
                AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            WorkItem here = tracker.workItems().create(CreateWorkItem.task("Here"), ALICE);
            WorkItem elsewhere = tracker.workItems().create(CreateWorkItem.task("Elsewhere"), ALICE);
            for (WorkItem item : List.of(here, elsewhere)) {
                tracker.claims().claim(leased(item), ALICE);
            }

            Tracker.over(other).claims().claim(leased(elsewhere), ALICE);
            tracker.claims().claim(leased(here), ALICE);

            assertThat(tracker.changes().list(ChangeQuery.ALL).changes())
                    .as("renewals are not logged")
                    .hasSize(4);
        }

        assertThat(Everything.differences(recorded(database), mirrored(project)))
                .isEmpty();
    }

    private static ClaimWorkItem leased(WorkItem item) {
        return ClaimWorkItem.of(WorkItemRef.of(item.id())).leasedFor(30);
    }

    @Test
    void missesNoCommitThatComesLate(TestDatabase database) throws Exception {
        Project project = Project.in(folder, database);
        Clock earlier = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mirrored = new CountDownLatch(1);
        try (Store other = Store.open(database.jdbcUrl());
                AvailableStore store = project.open()) {
            CompletableFuture<WorkItem> late =
                    CompletableFuture.supplyAsync(() -> other.unitOfWork().write(WriteScope.ROWS, () -> {
                        int already = other.workItems()
                                .list(WorkItemQuery.ALL)
                                .items()
                                .size();
                        begun.countDown();
                        await(mirrored);
                        return Tracker.over(other, earlier)
                                .workItems()
                                .create(CreateWorkItem.task("Late after " + already), ALICE);
                    }));
            await(begun);
            Tracker.over(store).workItems().create(CreateWorkItem.task("In between"), ALICE);
            mirrored.countDown();
            late.get(30, TimeUnit.SECONDS);
            Tracker.over(store).workItems().create(CreateWorkItem.task("After it"), ALICE);
        }

        assertThat(Everything.differences(recorded(database), mirrored(project)))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhereAnAnswerComesFromAndHowOldItIs(TestDatabase database) {
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("One"), ALICE);
        }

        try (AvailableStore store = project.withoutServer().open();
                Observation seen = Observation.begin()) {
            assertThat(Tracker.over(store).status().summary().activeWorkItems().totalCount())
                    .isEqualTo(1);
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
            assertThat(seen.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("database_unavailable");
                assertThat(warning.message()).contains("has not answered since", "less than a minute ago");
            });
            assertThat(seen.addTo(Map.of())).containsEntry("cache_age_minutes", 0L);
        }
    }

    private static Map<String, String> mirrored(Project project) {
        try (AvailableStore store = project.withoutServer().open();
                Observation seen = Observation.begin()) {
            Map<String, String> answers = Everything.of(Tracker.over(store));
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
            return answers;
        }
    }

    private Map<String, String> recorded(TestDatabase database) {
        try (Store store = Store.open(StoreSettings.of(database.jdbcUrl()).withProject(folder))) {
            return Everything.of(Tracker.over(store));
        }
    }
}
