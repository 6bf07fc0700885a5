package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database behind a line that is slow to answer. */
@Timeout(120)
class SlowLineTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");

    private static final Duration EACH_WAY = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private FaultProxy proxy;
    private Project project;

    @BeforeEach
    void open(TestDatabase database) {
        proxy = FaultProxy.before(database.jdbcUrl());
        project = Project.in(folder, database).at(proxy.urlFor(database.jdbcUrl()));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void servesAndComesBackAfterAnOutage() {
        servesAndComesBack(EACH_WAY);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(
            named = "tracker.load.seconds",
            matches = "\\d+",
            disabledReason = "it takes half a minute: -Dtracker.load.seconds=60")
    void servesAndComesBackAfterAnOutageWhereEveryAnswerTakesASecond() {
        servesAndComesBack(Duration.ofMillis(500));
    }

    private void servesAndComesBack(Duration eachWay) {
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            WorkItem first = createdInDatabase(tracker);
            Awaiting.until(Duration.ofSeconds(60), () -> mirrored(store, first));

            // Whoever waits now is answered from the mirror, and every connection is made anew over the slow line.
            proxy.delay(eachWay);
            proxy.cut();
            Awaiting.until(Duration.ofSeconds(60), () -> sourceOf(tracker, first) == Source.SQLITE_CACHE);
            Awaiting.until(Duration.ofSeconds(60), () -> sourceOf(tracker, first) == null);

            WorkItem second = createdInDatabase(tracker);
            assertThat(sourceOf(tracker, second)).isNull();
        }
    }

    @Test
    void servesACommandThatKnowsNothingOfTheLine() {
        WorkItem made;
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            made = createdInDatabase(Tracker.over(store));
        }
        proxy.delay(Duration.ofMillis(500));
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            assertThat(sourceOf(Tracker.over(store), made)).isNull();
        }
    }

    private static boolean mirrored(AvailableStore store, WorkItem item) {
        Instant at = store.availability().mirroredAt();
        return at != null && at.isAfter(item.revision().updatedAt());
    }

    private static WorkItem createdInDatabase(Tracker tracker) {
        try (Observation seen = Observation.begin()) {
            WorkItem made = tracker.workItems().create(CreateWorkItem.task("Far away"), ALICE);
            assertThat(seen.addTo(Map.of())).doesNotContainKeys("wrote_to_cache", "warnings");
            return made;
        }
    }

    private static Source sourceOf(Tracker tracker, WorkItem item) {
        try (Observation seen = Observation.begin()) {
            assertThat(tracker.workItems().get(WorkItemRef.of(item.id())).title())
                    .isEqualTo("Far away");
            return seen.source();
        }
    }
}
