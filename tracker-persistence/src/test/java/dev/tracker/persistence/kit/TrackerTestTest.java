package dev.tracker.persistence.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.Isolation;
import dev.tracker.testkit.SeveralConnections;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.fixture.Fixtures;
import dev.tracker.testkit.fixture.MutableClock;
import dev.tracker.testkit.rollback.IsolationMisuse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class TrackerTestTest {

    private static final Caller CALLER = Caller.named("tester");

    /** What was in the databases that tests were given before they did anything, by their real address. */
    private static final ConcurrentMap<String, Map<String, List<String>>> BEFORE = new ConcurrentHashMap<>();

    private static final Queue<Kind> RAN = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forgetOtherTests() {
        BEFORE.clear();
        RAN.clear();
    }

    @Test
    void leavesNothingBehindUnderRollback() throws SQLException {
        run(Writes.class).assertStatistics(tests -> tests.succeeded(4).failed(0));

        assertThat(RAN).containsOnly(Kind.values());
        assertEverythingIsAsBefore();
    }

    @Test
    void leavesNothingBehindWhenRunTwice() throws SQLException {
        run(Writes.class);
        Map<String, Map<String, List<String>>> first = Map.copyOf(BEFORE);

        run(Writes.class).assertStatistics(tests -> tests.succeeded(4).failed(0));

        assertThat(BEFORE).as("databases are used again").isEqualTo(first);
        assertEverythingIsAsBefore();
    }

    @Test
    void clonesForTestsThatNeedSeveralConnections() {
        run(Mixed.class).assertStatistics(tests -> tests.succeeded(4).failed(0));
    }

    @Test
    void leavesNothingOfAFailingTest() throws SQLException {
        run(Fails.class).assertStatistics(tests -> tests.succeeded(0).failed(4));

        assertThat(BEFORE).isNotEmpty();
        assertEverythingIsAsBefore();
    }

    @Test
    void keepsParallelTestsApart() throws SQLException {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Meets.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
                .execute()
                .testEvents();

        tests.assertStatistics(statistics -> statistics.succeeded(4).failed(0));
        assertThat(BEFORE).hasSize(4);
        assertEverythingIsAsBefore();
    }

    @Test
    void dropsClones() {
        run(Clones.class).assertStatistics(tests -> tests.succeeded(2).failed(2));

        assertThat(BEFORE).hasSize(4);
        assertThat(BEFORE.keySet())
                .allSatisfy(url -> assertThatThrownBy(() -> StoredRows.at(url)).isInstanceOf(SQLException.class));
    }

    @TrackerTest
    void goesBackToTheLastCommitWhereCodeRollsBack(Tracker tracker, TrackerDatabase database) throws SQLException {
        TrackerPorts ports = database.ports();
        tracker.vendors().create(CreateVendor.named("Before"), CALLER);

        assertThatThrownBy(() -> ports.unitOfWork().write(WriteScope.STRUCTURE, () -> {
                    tracker.vendors().create(CreateVendor.named("Undone"), CALLER);
                    throw new IllegalArgumentException("on purpose");
                }))
                .hasMessage("on purpose");
        tracker.vendors().create(CreateVendor.named("After"), CALLER);

        assertThat(ports.vendors().names()).containsExactly("After", "Before");
        assertThat(tracker.changes().list(ChangeQuery.ALL).changes()).hasSize(2);
        try (Connection own = database.connect()) {
            assertThat(StoredRows.seenBy(own).get("change_log")).hasSize(2);
        }
    }

    @TrackerTest
    void goesOnAfterARefusal(Tracker tracker) {
        tracker.vendors().create(CreateVendor.named("Acme"), CALLER);

        assertThatThrownBy(() -> tracker.vendors().create(CreateVendor.named("ACME"), CALLER))
                .hasMessageContaining("Acme");

        assertThat(tracker.vendors().get(new VendorRef("acme")).version()).isOne();
    }

    @TrackerTest
    void takesTheTestsOwnCommitsAsSavepoints(Tracker tracker, TrackerDatabase database) throws SQLException {
        try (Connection own = database.connect()) {
            own.setAutoCommit(false);
            try (var statement = own.createStatement()) {
                statement.execute("UPDATE project_configuration SET default_token_budget = 150000");
                own.commit();
                statement.execute("UPDATE project_configuration SET default_token_budget = 160000");
                own.rollback();
            }
        }

        assertThat(tracker.configuration().get().toString()).contains("150000");
    }

    @TrackerTest
    void refusesASecondConnectionUnderRollback(TrackerDatabase database) throws SQLException {
        try (Connection first = database.connect()) {
            assertThat(first.isValid(1)).isTrue();
            assertThatThrownBy(database::connect)
                    .isInstanceOf(IsolationMisuse.class)
                    .hasMessageContaining("isolation = CLONE");
        }
        assertThatThrownBy(database::jdbcUrl)
                .isInstanceOf(IsolationMisuse.class)
                .hasMessageContaining("isolation = CLONE");
        try (Connection next = database.connect()) {
            assertThat(next.isClosed()).isFalse();
        }
    }

    @TrackerTest
    void refusesTwoTransactionsAtOnceUnderRollback(Tracker tracker, TrackerDatabase database) throws SQLException {
        try (Connection own = database.connect();
                var statement = own.createStatement()) {
            own.setAutoCommit(false);
            statement.execute("UPDATE project_configuration SET version = 2");

            assertThatThrownBy(() -> tracker.vendors().create(CreateVendor.named("Acme"), CALLER))
                    .isInstanceOf(IsolationMisuse.class)
                    .hasMessageContaining("isolation = CLONE");
        }
    }

    @TrackerTest
    void saysWhichIsolationItHas(TrackerDatabase database) {
        assertThat(database.isolation()).isEqualTo(Isolation.ROLLBACK);
    }

    @TrackerTest(isolation = Isolation.CLONE)
    void letsSeveralConnectionsAndStoresInUnderClone(Tracker tracker, TrackerDatabase database) throws SQLException {
        tracker.vendors().create(CreateVendor.named("Acme"), CALLER);

        assertThat(database.isolation()).isEqualTo(Isolation.CLONE);
        try (Connection one = database.connect();
                Connection two = database.connect();
                Store other = Store.open(database.jdbcUrl())) {
            assertThat(StoredRows.seenBy(one)).isEqualTo(StoredRows.seenBy(two));
            assertThat(other.vendors().names()).containsExactly("Acme");
        }
    }

    @TrackerTest(database = TrackerTest.Database.SQLITE)
    void runsTheTrackerOnTheClock(Tracker tracker, MutableClock clock) {
        clock.set(java.time.Instant.parse("2021-02-03T04:05:06Z"));

        assertThat(tracker.vendors()
                        .create(CreateVendor.named("Acme"), CALLER)
                        .revision()
                        .createdAt())
                .isEqualTo("2021-02-03T04:05:06.000001Z");
    }

    private static Events run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents();
    }

    private static void assertEverythingIsAsBefore() throws SQLException {
        for (Map.Entry<String, Map<String, List<String>>> database : BEFORE.entrySet()) {
            assertThat(StoredRows.at(database.getKey())).isEqualTo(database.getValue());
        }
    }

    /** Notes what there is before the test, which must be a record without anything in it. */
    private static void note(TrackerDatabase database) throws SQLException {
        RAN.add(database.kind());
        try (Connection own = database.connect()) {
            Map<String, List<String>> rows = StoredRows.seenBy(own);
            assertThat(rows.get("work_items")).isEmpty();
            assertThat(rows.get("change_log")).isEmpty();
            BEFORE.put(own.getMetaData().getURL(), rows);
        }
    }

    /** Writes in every way there is. */
    private static void write(Fixtures fixtures, TrackerDatabase database) throws SQLException {
        fixtures.vendor().named("Acme").create();
        fixtures.dependencyChain(3);
        fixtures.deployment().create();
        fixtures.enhancement().create();
        try (Connection own = database.connect();
                var statement = own.createStatement()) {
            statement.execute("UPDATE project_configuration SET version = 7");
            own.setAutoCommit(false);
            statement.execute("UPDATE project_configuration SET version = 8");
            own.commit();
            statement.execute("UPDATE project_configuration SET version = 9");
        }
    }

    @TrackerTest
    static class Writes {

        private final Tracker tracker;

        Writes(Tracker tracker) {
            this.tracker = tracker;
        }

        @BeforeEach
        void note(TrackerDatabase database, Fixtures fixtures) throws SQLException {
            TrackerTestTest.note(database);
            assertThat(fixtures.tracker()).isSameAs(tracker);
        }

        @Test
        void writes(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            write(fixtures, database);

            assertThat(tracker.vendors().get(new VendorRef("acme")).version()).isOne();
        }

        @Test
        void writesTheSame(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            writes(fixtures, database);
        }
    }

    @TrackerTest
    static class Mixed {

        @Test
        void alone(TrackerDatabase database) {
            assertThat(database.isolation()).isEqualTo(Isolation.ROLLBACK);
        }

        @Test
        @SeveralConnections
        void withOthers(TrackerDatabase database) throws SQLException {
            assertThat(database.isolation()).isEqualTo(Isolation.CLONE);
            try (Connection first = database.connect();
                    Connection second = database.connect()) {
                assertThat(first).isNotSameAs(second);
            }
        }
    }

    static class Fails {

        @TrackerTest
        void byAnAssertion(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            note(database);
            write(fixtures, database);
            fail("on purpose");
        }

        @TrackerTest
        void insideAUnitOfWork(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            note(database);
            database.ports().unitOfWork().write(WriteScope.STRUCTURE, () -> {
                fixtures.vendor().named("Acme").create();
                return fail("on purpose");
            });
        }
    }

    /** Four tests that hold the same locks at the same time. */
    static class Meets {

        private static final CyclicBarrier ALL_HOLD = new CyclicBarrier(4);

        @TrackerTest
        void holdsTheStructure(Fixtures fixtures, TrackerDatabase database) throws Exception {
            note(database);
            write(fixtures, database);
            ALL_HOLD.await(5, TimeUnit.MINUTES);
            fixtures.deepTree(3, 3);
        }

        @TrackerTest
        void holdsItToo(Fixtures fixtures, TrackerDatabase database) throws Exception {
            holdsTheStructure(fixtures, database);
        }
    }

    static class Clones {

        @TrackerTest(isolation = Isolation.CLONE)
        void writes(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            note(database);
            write(fixtures, database);
            assertThat(database.connect().isValid(1))
                    .as("one that is left open")
                    .isTrue();
        }

        @TrackerTest(isolation = Isolation.CLONE)
        void fails(Fixtures fixtures, TrackerDatabase database) throws SQLException {
            writes(fixtures, database);
            fail("on purpose");
        }
    }
}
