package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.transaction.WriteScope;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that is suspended within a transaction, and so holds locks, as its server sees it. */
class PausedWriterTest {

    /** Shortens the session's longest pause, so that a test need not wait for it. */
    interface Pauses {
        @Select("SELECT set_config('idle_in_transaction_session_timeout', '300ms', true)")
        String shorten();

        @Select("SELECT last_seq FROM change_log_counter WHERE id = 1 FOR UPDATE")
        long holdCounter();
    }

    @Test
    @Timeout(120)
    void keepsNobodyFromWritingAndWritesWhenItGoesOn()
            throws InterruptedException, ExecutionException, TimeoutException {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
                Store paused = Store.open(database.jdbcUrl());
                Store other = Store.open(database.jdbcUrl())) {
            CountDownLatch suspended = new CountDownLatch(1);
            CountDownLatch woken = new CountDownLatch(1);
            AtomicInteger attempts = new AtomicInteger();
            CompletableFuture<Long> write =
                    CompletableFuture.supplyAsync(() -> paused.sessions().write(WriteScope.STRUCTURE, () -> {
                        boolean first = attempts.incrementAndGet() == 1;
                        if (first) {
                            paused.sessions().with(Pauses.class, Pauses::shorten);
                        }
                        long seq = paused.sessions().with(Pauses.class, Pauses::holdCounter);
                        if (first) {
                            suspended.countDown();
                            await(woken);
                        }
                        return seq + paused.sessions().with(Pauses.class, Pauses::holdCounter);
                    }));
            suspended.await();

            long seq = other.sessions()
                    .write(WriteScope.STRUCTURE, () -> other.sessions().with(Pauses.class, Pauses::holdCounter));
            woken.countDown();

            assertThat(write.get(60, TimeUnit.SECONDS)).isEqualTo(2 * seq);
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    @Timeout(120)
    void keepsNobodyFromChangingTheSchema() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
                Connection paused = new PostgresServer(ServerDatabases.settings(database)).connect()) {
            paused.setAutoCommit(false);
            try (Statement statement = paused.createStatement()) {
                statement.execute("SET idle_in_transaction_session_timeout = '300ms'");
                statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('dev.tracker.schema:public', 0))");
            }

            try (Store store = Store.open(database.jdbcUrl())) {
                assertThat(store.vendors().names()).isEmpty();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
