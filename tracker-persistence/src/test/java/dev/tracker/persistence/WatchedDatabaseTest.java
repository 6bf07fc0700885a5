package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.DatabaseException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a database that answers, but not to us. */
class WatchedDatabaseTest {

    private static final int PROBES = 3;

    private final Logger logger = Logger.getLogger("dev.tracker.persistence");
    private final Warnings warnings = new Warnings();
    private final Refusing database = new Refusing();

    @BeforeEach
    void listen() {
        logger.addHandler(warnings);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(warnings);
        logger.setUseParentHandlers(true);
    }

    @Test
    void tellsEachCauseOnce() throws InterruptedException {
        try (WatchedDatabase watched = new WatchedDatabase(database, Clock.systemUTC())) {
            assertThatThrownBy(() -> watched.call(sessions -> true)).isInstanceOf(DatabaseException.class);

            assertThat(database.probed.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(warnings.heard).hasSize(1);
    }

    /** Goes away at the first call, and refuses from then on. */
    private static final class Refusing implements Reachable {

        private final CountDownLatch probed = new CountDownLatch(PROBES + 1);

        @Override
        public Sessions sessions() {
            boolean isFirst = probed.getCount() == PROBES + 1;
            probed.countDown();
            throw isFirst
                    ? new DatabaseException("read", "The server is away.", new SQLException("away", "08006"))
                    : new DatabaseException(
                            "read", "database.password was refused.", new SQLException("refused", "28P01"));
        }

        @Override
        public boolean answers(int patience, BooleanSupplier isNeeded) {
            return true;
        }

        @Override
        public Optional<Integer> schemaVersion() {
            return Optional.empty();
        }

        @Override
        public boolean isKnown() {
            return true;
        }

        @Override
        public void abandon() {
            // Nothing is open.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class Warnings extends Handler {

        private final Queue<LogRecord> heard = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                heard.add(line);
            }
        }

        @Override
        public void flush() {
            // Everything is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
