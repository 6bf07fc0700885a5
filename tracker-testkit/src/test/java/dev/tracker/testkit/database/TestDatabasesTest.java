package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record TestDatabasesTest(Kind kind) {

    private static final DatabaseMigration ONE_ITEM = new OneItem();

    @Test
    void beginsEmpty() throws SQLException {
        try (TestDatabase first = TestDatabases.fresh(kind);
                TestDatabase second = TestDatabases.fresh(kind)) {
            OneItem.execute(first, "CREATE TABLE item (name TEXT)");

            OneItem.execute(second, "CREATE TABLE item (name TEXT)");

            assertThat(OneItem.countIn(second)).isZero();
            assertThat(first.kind()).isEqualTo(kind);
        }
    }

    @Test
    void copiesWhatTheMigrationMade() throws SQLException {
        try (TestDatabase clone = TestDatabases.cloned(kind, OneItem.NAME, ONE_ITEM)) {
            assertThat(OneItem.countIn(clone)).isOne();
        }
    }

    @Test
    void hidesAClonesChangesFromOtherClonesAndTheTemplate() throws SQLException {
        try (TestDatabase first = TestDatabases.cloned(kind, OneItem.NAME, ONE_ITEM);
                TestDatabase second = TestDatabases.cloned(kind, OneItem.NAME, ONE_ITEM)) {
            OneItem.addTo(first);

            assertThat(OneItem.countIn(first)).isEqualTo(2);
            assertThat(OneItem.countIn(second)).isOne();
            try (TestDatabase later = TestDatabases.cloned(kind, OneItem.NAME, ONE_ITEM)) {
                assertThat(OneItem.countIn(later)).isOne();
            }
        }
    }

    @Test
    void migratesOnceForManyThreads() throws Exception {
        AtomicInteger migrations = new AtomicInteger();
        DatabaseMigration counted = database -> {
            migrations.incrementAndGet();
            ONE_ITEM.migrate(database);
        };

        List<Integer> found = inParallel(8, () -> {
            try (TestDatabase clone = TestDatabases.cloned(kind, "for many threads", counted)) {
                OneItem.addTo(clone);
                return OneItem.countIn(clone);
            }
        });

        assertThat(found).hasSize(8).containsOnly(2);
        assertThat(migrations).hasValue(1);
    }

    @Test
    void copiesWhatAConnectionLeftOpenHasWritten() throws SQLException {
        DatabaseMigration leavingOpen = database -> {
            Connection left = database.connect();
            try (Statement statement = left.createStatement()) {
                if (database.kind() == Kind.SQLITE) {
                    statement.execute("PRAGMA journal_mode = WAL");
                }
                statement.execute("CREATE TABLE item (name TEXT)");
                statement.execute("INSERT INTO item VALUES ('written late')");
            }
        };

        try (TestDatabase clone = TestDatabases.cloned(kind, "left open", leavingOpen)) {
            assertThat(OneItem.countIn(clone)).isOne();
        }
    }

    @Test
    void triesAFailedMigrationAgain() throws SQLException {
        assertThatThrownBy(() -> TestDatabases.cloned(kind, "fails first", database -> {
                    throw new IllegalStateException("no such column");
                }))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("fails first")
                .hasMessageContaining("no such column");

        try (TestDatabase clone = TestDatabases.cloned(kind, "fails first", ONE_ITEM)) {
            assertThat(OneItem.countIn(clone)).isOne();
        }
    }

    @Test
    void goesWhenClosedWithConnectionsOpen() throws SQLException {
        TestDatabase database = TestDatabases.cloned(kind, OneItem.NAME, ONE_ITEM);
        try (Connection open = database.connect()) {
            open.setAutoCommit(false);
            try (Statement statement = open.createStatement()) {
                statement.execute("INSERT INTO item VALUES ('never committed')");
            }

            database.close();

            assertThat(Traces.of(database)).isFalse();
        }
        database.close();
    }

    @Test
    void acceptsUserAndPasswordBesideTheAddress() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(kind)) {
            assertThat(database.toString()).isEqualTo(kind.name());
            assertThat(database.user() == null).isEqualTo(kind == Kind.SQLITE);
            assertThat(database.password()).isNotEqualTo("");
        }
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> work).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
