package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveSchedule;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a replay has to say reaches whoever asks, and what can wait for the database does so without a noise. */
class ReplayNewsTest {

    private static final Caller ANN = Caller.named("ann");

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    private AwayProject project;

    @BeforeEach
    void open(TestDatabase database) throws IOException {
        project = new AwayProject(database);
    }

    @AfterEach
    void close() throws IOException {
        project.close();
    }

    @Test
    void lengthensAKeyThatAnotherItemTookAndTellsEveryProcessBoth() throws Exception {
        UUID[] twins = idsOfOneKey();
        project.tracker().workItems().create(CreateWorkItem.task("Before"), ANN);
        project.goAway();
        WorkItem mine = create(Tracker.over(project.store(), Clock.systemUTC(), () -> twins[0]), "Mine");
        WorkItem theirs =
                project.directly(store -> create(Tracker.over(store, Clock.systemUTC(), () -> twins[1]), "Theirs"));
        assertThat(mine.key()).isEqualTo(theirs.key());

        project.comeBack();

        WorkItem lengthened = project.tracker().workItems().get(WorkItemRef.of(mine.id()));
        assertThat(lengthened.key().value()).startsWith(mine.key().value()).hasSizeGreaterThan(5);
        assertThat(project.tracker()
                        .workItems()
                        .get(WorkItemRef.of(theirs.id()))
                        .key())
                .isEqualTo(theirs.key());
        assertThat(news(project.tracker())).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("key_changed");
            assertThat(warning.message())
                    .contains(mine.key() + " ", lengthened.key().value());
        });
        try (AvailableStore other = AvailableStore.openForOneCommand(project.settings())) {
            assertThat(news(Tracker.over(other))).isEqualTo(news(project.tracker()));
        }
    }

    @Test
    void forgetsItAfterTheNextReplay() throws Exception {
        lengthensAKeyThatAnotherItemTookAndTellsEveryProcessBoth();
        project.goAway();
        project.tracker().workItems().create(CreateWorkItem.task("Later"), ANN);

        project.comeBack();

        assertThat(news(project.tracker())).isEmpty();
    }

    @Test
    void letsTheDailyArchivingWaitQuietly() throws Exception {
        project.tracker().workItems().create(CreateWorkItem.task("Before"), ANN);
        project.goAway();
        project.tracker().status().summary();
        Logger logger = Logger.getLogger("dev.tracker.archive");
        Heard heard = new Heard();
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(heard);
        try (ArchiveSchedule schedule = new ArchiveSchedule(project.tracker().archive(), 365)) {
            assertThatThrownBy(schedule::runIfDue).isInstanceOf(DatabaseException.class);
            schedule.start(Duration.ZERO, Duration.ofDays(1));
            assertThat(heard.something.await(30, TimeUnit.SECONDS)).isTrue();

            project.comeBack();

            assertThat(schedule.runIfDue()).as("its day is not lost").isTrue();
        } finally {
            logger.removeHandler(heard);
            logger.setLevel(before);
        }
        assertThat(heard.records).allMatch(message -> message.getLevel().intValue() < Level.INFO.intValue());
        assertThat(news(project.tracker())).isEmpty();
    }

    /** What is logged. */
    private static final class Heard extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();
        private final CountDownLatch something = new CountDownLatch(1);

        @Override
        public void publish(LogRecord message) {
            records.add(message);
            something.countDown();
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static List<Warning> news(Tracker tracker) {
        return tracker.sync().status().warnings();
    }

    /** With a request's id of the caller's the first that is drawn is the item's. */
    private static WorkItem create(Tracker tracker, String title) {
        return tracker.workItems().create(CreateWorkItem.task(title), ANN.withRequest(UUID.randomUUID()));
    }

    private static UUID[] idsOfOneKey() {
        Random random = new Random(5);
        Map<WorkItemKey, UUID> byKey = new HashMap<>();
        while (true) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            UUID twin = byKey.put(WorkItemKey.of(new WorkItemId(id), WorkItemKey.MIN_LENGTH), id);
            if (twin != null) {
                return new UUID[] {twin, id};
            }
        }
    }
}
