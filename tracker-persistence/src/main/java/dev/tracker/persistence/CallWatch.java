package dev.tracker.persistence;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over calls that wait for the database. Where none of them has seen a sign of life for some time, the
 * database is asked for one, and only if it stays silent then is it given up. A slow statement is no outage, and
 * neither is a call that waits for something else. Safe for several threads.
 */
final class CallWatch implements AutoCloseable {

    private final Reachable database;
    private final Runnable dead;
    private final LongSupplier nanos;
    private final SilenceTimer timer;
    private final Set<Watched> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong ended = new AtomicLong();
    private final ScheduledExecutorService watcher;

    /** A call under way; each is one of its own. */
    private static final class Watched {
        private final long since;

        Watched(long since) {
            this.since = since;
        }
    }

    /** @param dead lets every call that waits fail */
    CallWatch(Reachable database, Runnable dead) {
        this(database, dead, System::nanoTime);
        Daemon.repeat(watcher, SilenceTimer.STEP, SilenceTimer.STEP, this::look);
    }

    /** A watch that looks when it is told to. */
    CallWatch(Reachable database, Runnable dead, LongSupplier nanos) {
        this.database = database;
        this.dead = dead;
        this.nanos = nanos;
        this.timer = new SilenceTimer(nanos);
        this.watcher = Daemon.timer("tracker-watch");
    }

    /** Makes the call, which fails where the database is given up meanwhile. */
    <T extends @Nullable Object> T over(Supplier<T> call) {
        Watched watched = new Watched(nanos.getAsLong());
        waiting.add(watched);
        try {
            T result = call.get();
            ended.incrementAndGet();
            return result;
        } finally {
            waiting.remove(watched);
        }
    }

    /** Looks once; to be done every {@link SilenceTimer#STEP}. */
    void look() {
        if (waiting.isEmpty()) {
            timer.reset();
            return;
        }
        Duration silence = timer.look(database.signs() + ended.get(), database.isAwaited());
        if (silence.compareTo(database.doubt()) < 0) {
            return;
        }
        long doubted = nanos.getAsLong();
        boolean answers = database.isAlive(() -> isAnyWaitingSince(doubted));
        timer.reset();
        if (!answers && isAnyWaitingSince(doubted)) {
            dead.run();
        }
    }

    private boolean isAnyWaitingSince(long time) {
        return waiting.stream().anyMatch(call -> call.since - time <= 0);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
