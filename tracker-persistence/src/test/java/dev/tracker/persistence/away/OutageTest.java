package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.CommitCut;
import dev.tracker.testkit.fault.FaultProxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away in every way, and comes back. */
class OutageTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(2);
    private static final Duration BACK = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private TestDatabase database;
    private FaultProxy proxy;
    private AvailableStore store;
    private Tracker tracker;
    private WorkItem item;

    /** A way for a database to be away. */
    enum Fault {
        REFUSED(proxy -> {
            proxy.refuse();
            proxy.cut();
        }),
        CUT_AND_SILENT(proxy -> {
            proxy.stall();
            proxy.cut();
        }),
        SILENT(FaultProxy::stall);

        @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
        private final Consumer<FaultProxy> happening;

        Fault(Consumer<FaultProxy> happening) {
            this.happening = happening;
        }
    }

    @BeforeEach
    void open(TestDatabase fresh) {
        database = fresh;
        proxy = FaultProxy.before(database.jdbcUrl());
        store = Project.in(folder, database)
                .at(proxy.urlFor(database.jdbcUrl()))
                .open();
        tracker = Tracker.over(store);
        item = tracker.workItems().create(CreateWorkItem.task("Before"), ALICE);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersFromTheMirrorAndGoesBack(Fault fault) {
        fault.happening.accept(proxy);

        Duration first = time(() -> assertThat(sourceOfAList()).isEqualTo(Source.SQLITE_CACHE));
        assertThat(first).isLessThan(FIRST_ANSWER);
        assertThat(tracker.status().summary().databaseStatus()).isEqualTo(DatabaseStatus.DEGRADED);
        Duration later = time(() -> {
            for (int i = 0; i < 100; i++) {
                assertThat(sourceOfAList()).isEqualTo(Source.SQLITE_CACHE);
            }
        });
        assertThat(later).isLessThan(Duration.ofSeconds(2));

        proxy.heal();
        assertThat(time(() -> await(() -> sourceOfAList() == null))).isLessThan(BACK);
        assertThat(tracker.status().summary().databaseStatus()).isEqualTo(DatabaseStatus.ONLINE);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWritesAndBringsThemToTheDatabase(Fault fault) {
        fault.happening.accept(proxy);

        WorkItem made;
        try (Observation seen = Observation.begin()) {
            made = tracker.workItems().create(CreateWorkItem.task("Meanwhile"), ALICE);
            tracker.workItems().update(UpdateWorkItem.of(item).title("Changed").build(), ALICE);
            assertThat(seen.warnings()).anyMatch(warning -> warning.code().equals("database_unavailable"));
            assertThat(seen.addTo(Map.of())).containsEntry("wrote_to_cache", true);
        }
        assertThat(tracker.workItems().get(WorkItemRef.of(item.id())).title()).isEqualTo("Changed");
        assertThat(tracker.status().summary().pendingSync()).isEqualTo(2);

        proxy.heal();
        await(() -> sourceOfAList() == null);

        assertThat(tracker.status().summary().pendingSync()).isZero();
        try (Store direct = Store.open(database.jdbcUrl())) {
            Tracker recorded = Tracker.over(direct);
            assertThat(recorded.workItems().get(WorkItemRef.of(made.id())).title())
                    .isEqualTo("Meanwhile");
            assertThat(recorded.workItems().get(WorkItemRef.of(item.id())).title())
                    .isEqualTo("Changed");
            assertThat(RecordAgreement.differences(recorded)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesAWriteOnceWhereverItsCommitIsCut(CommitCut moment) {
        proxy.cutAtCommit(moment);
        proxy.refuseAfterCut();
        Caller caller = ALICE.withRequest(UUID.randomUUID());

        WorkItem made = tracker.workItems().create(CreateWorkItem.task("Once"), caller);
        assertThat(proxy.cuts()).isPositive();
        WorkItem again = tracker.workItems().create(CreateWorkItem.task("Once"), caller);
        assertThat(again).isEqualTo(made);

        proxy.heal();
        await(() -> sourceOfAList() == null);

        try (Store direct = Store.open(database.jdbcUrl())) {
            Tracker recorded = Tracker.over(direct);
            assertThat(recorded.workItems().get(WorkItemRef.of(made.id()))).isEqualTo(made);
            assertThat(recorded.status().summary().activeWorkItems().totalCount())
                    .isEqualTo(2);
            assertThat(RecordAgreement.differences(recorded)).isEmpty();
        }
        assertThat(tracker.workItems().create(CreateWorkItem.task("Once"), caller))
                .isEqualTo(made);
    }

    @Test
    void waitsForAStatementThatIsBeingWorkedOn() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE work_items SET priority = priority");
            CompletableFuture<Source> write = CompletableFuture.supplyAsync(() -> {
                try (Observation seen = Observation.begin()) {
                    tracker.workItems()
                            .update(UpdateWorkItem.of(item).title("Late").build(), ALICE);
                    assertThat(seen.warnings()).isEmpty();
                    return seen.source();
                }
            });
            Duration held = time(() -> await(() -> isHeldFor(Duration.ofSeconds(3))));
            assertThat(write).isNotDone();
            other.rollback();

            assertThat(write.join()).isNull();
            assertThat(held).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    private boolean isHeldFor(Duration time) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var waiting = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                                + " AND now() - state_change > interval '" + time.toSeconds() + " seconds'")) {
            return waiting.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Source sourceOfAList() {
        try (Observation seen = Observation.begin()) {
            tracker.workItems().forest(PageRequest.MAX_LIMIT);
            return seen.source();
        }
    }

    private static Duration time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static void await(BooleanSupplier condition) {
        Awaiting.until(Duration.ofSeconds(20), condition);
    }
}
