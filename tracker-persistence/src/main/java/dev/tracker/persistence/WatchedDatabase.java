package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database that is given up as soon as a call finds it dead, and taken back when a probe in
 * the background finds it alive. Safe for several threads.
 */
final class WatchedDatabase implements MainDatabase {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    private static final Duration PROBE_PATIENCE = Duration.ofMillis(1_500);

    private final Reachable database;
    private final Clock clock;
    private final Circuit circuit = new Circuit();
    private final CallWatch watch;
    private final AtomicBoolean probing = new AtomicBoolean();
    private final ScheduledExecutorService prober = Daemon.timer("tracker-probe");
    private volatile Instant since = Instant.EPOCH;
    private volatile Consumer<Sessions> returned = sessions -> {};

    WatchedDatabase(Reachable database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.watch = new CallWatch(database::answers, () -> giveUp(new SQLException("no answer to a ping")));
    }

    @Override
    public <T extends @Nullable Object> T call(Function<Sessions, T> call) {
        if (!circuit.isClosed()) {
            throw new DatabaseException(SqlErrors.READ, reason(), new GivenUp());
        }
        try {
            return watch.over(() -> call.apply(database.sessions()));
        } catch (DatabaseException e) {
            if (Away.is(e) && !Away.isOfWritesOnly(e)) {
                giveUp(e);
            }
            throw e;
        }
    }

    @Override
    public boolean isGivenUpFor(DatabaseException refusal) {
        return Away.is(refusal);
    }

    @Override
    public boolean isServing() {
        return circuit.isClosed();
    }

    /** Whether a call went to the database and found it alive. */
    boolean wasReached() {
        return isServing() && database.isKnown();
    }

    @Override
    public String reason() {
        return "The database has not answered since " + since.truncatedTo(ChronoUnit.SECONDS) + ".";
    }

    /** @param task done in the background when the database is back, before calls go to it */
    void onReturn(Consumer<Sessions> task) {
        returned = task;
    }

    /** Asks at once whether the database answers, and whether calls may go to it. */
    boolean answers() {
        return database.answers(PROBE_PATIENCE);
    }

    private void giveUp(Throwable fault) {
        if (circuit.isClosed()) {
            since = clock.instant();
            circuit.open(fault);
        }
        database.abandon();
        if (probing.compareAndSet(false, true)) {
            schedule();
        }
    }

    private void schedule() {
        if (!prober.isShutdown()) {
            Daemon.later(prober, BETWEEN_PROBES, this::probe);
        }
    }

    private void probe() {
        boolean back = false;
        try {
            if (answers()) {
                back = watch.over(() -> {
                    returned.accept(database.sessions());
                    return true;
                });
            }
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "The database is back, but not to be used yet", e);
        }
        if (back) {
            probing.set(false);
            circuit.close();
        } else {
            schedule();
        }
    }

    @Override
    public void close() {
        prober.shutdownNow();
        watch.close();
        database.close();
    }
}
