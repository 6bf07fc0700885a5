package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database that is given up as soon as a call finds it dead, and taken back when a probe in
 * the background finds it alive. Safe for several threads.
 */
final class WatchedDatabase implements MainDatabase {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    /**
     * Of so many probes one is more patient than usual: a line may have become slower than it ever was. Of a database that
     * was never reached the first one is, for nothing is known of it.
     */
    private static final int PATIENT_PROBE = 4;

    private final Reachable database;
    private final Clock clock;
    private final Circuit circuit = new Circuit();
    private final CallWatch watch;
    private final ScheduledExecutorService prober = Daemon.timer("tracker-probe");
    private volatile @Nullable String fileFault;
    private volatile @Nullable String lastRefusal;
    private volatile boolean isUnusable;
    private volatile @Nullable String refusal;
    private volatile Instant since = Instant.EPOCH;
    private volatile Consumer<Sessions> returned = sessions -> {};

    WatchedDatabase(Reachable database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.watch = new CallWatch(database, this::giveUp);
    }

    @Override
    public <T extends @Nullable Object> T call(Function<Sessions, T> call) {
        return call(database::sessions, call);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Sessions, T> call) {
        return call(database::forWriting, call);
    }

    private <T extends @Nullable Object> T call(Supplier<Sessions> opened, Function<Sessions, T> call) {
        int period = circuit.period();
        if (!Circuit.isClosed(period)) {
            String fault = fileFault;
            SQLException cause =
                    fault == null ? new GivenUp() : new RecordFileException(RecordFileException.Kind.GONE, fault);
            throw new DatabaseException(SqlErrors.READ, reason(), cause);
        }
        try {
            T result = watch.over(() -> call.apply(opened.get()));
            isUnusable = false;
            return result;
        } catch (DatabaseException e) {
            isUnusable = UnusableDatabaseException.is(e);
            String sentence = SqlErrors.fileSentence(e);
            fileFault = sentence == null ? fileFault : sentence;
            if (Away.is(e) && !Away.isOfWritesOnly(e)) {
                // One that says why it does not serve has answered.
                refusal = Away.isSaid(e) ? e.getMessage() : null;
                giveUp(period);
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

    @Override
    public boolean isUnusable() {
        return isUnusable;
    }

    /** Whether a call went to the database and found it alive. */
    boolean wasReached() {
        return isServing() && database.isKnown();
    }

    @Override
    public String reason() {
        String fault = fileFault;
        if (fault != null) {
            return fault;
        }
        if (circuit.isClosed()) {
            return "The database could not serve this call.";
        }
        String said = refusal;
        String time = since.truncatedTo(ChronoUnit.SECONDS) + ".";
        return said == null ? "The database has not answered since " + time : said + " It has not served since " + time;
    }

    /** @param task done in the background when the database is back, before calls go to it */
    void onReturn(Consumer<Sessions> task) {
        returned = task;
    }

    /** Gives the database up on fresh evidence. */
    private void giveUp() {
        int period = circuit.period();
        if (Circuit.isClosed(period)) {
            refusal = null;
            giveUp(period);
        } else {
            // What the probe began when the database seemed to be back does not come to an end.
            database.abandon();
        }
    }

    /** @param period the period of the evidence */
    private void giveUp(int period) {
        Instant now = clock.instant();
        if (circuit.open(period)) {
            since = now;
            database.abandon();
            schedule(1);
        }
    }

    private void schedule(int probe) {
        if (!prober.isShutdown()) {
            Daemon.later(prober, BETWEEN_PROBES, () -> probe(probe));
        }
    }

    private void probe(int number) {
        boolean back = false;
        try {
            int turn = database.isKnown() ? 0 : 1;
            int patience = number % PATIENT_PROBE == turn ? PATIENT_PROBE : 1;
            if (database.answers(patience, () -> !prober.isShutdown())) {
                back = watch.over(() -> {
                    returned.accept(database.sessions());
                    return true;
                });
            }
        } catch (RuntimeException e) {
            // It is tried again and again: each cause is told once. What is closed meanwhile is not to be used any
            // more.
            boolean isNews = !String.valueOf(e.getMessage()).equals(lastRefusal) && !prober.isShutdown();
            lastRefusal = String.valueOf(e.getMessage());
            System.Logger.Level level = isNews ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
            SqlErrors.log().log(level, "The database is back, but not to be used yet", e);
        }
        if (back) {
            lastRefusal = null;
            circuit.close();
        } else {
            schedule(number + 1);
        }
    }

    @Override
    public void close() {
        prober.shutdownNow();
        watch.close();
        database.close();
    }
}
