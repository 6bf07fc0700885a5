package dev.tracker.persistence;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after calls that wait for the database: where one waits longer than most, it asks on a second
 * connection whether the database lives, and only where that gets no answer either gives it up. A slow
 * statement is not death. Safe for several threads.
 */
final class CallWatch implements AutoCloseable {

    private static final Duration LONG = Duration.ofMillis(400);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Function<Duration, Boolean> answers;
    private final Runnable dead;
    private final Set<Watched> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watcher;

    /** A call under way; each is one of its own. */
    private static final class Watched {
        private final long since = System.nanoTime();
        private volatile long lastPing = since;
    }

    /**
     * @param answers whether the database answers on another connection within the time
     * @param dead lets every call that waits fail
     */
    CallWatch(Function<Duration, Boolean> answers, Runnable dead) {
        this.answers = answers;
        this.dead = dead;
        this.watcher = Daemon.timer("tracker-watch");
        Daemon.repeat(watcher, EVERY, EVERY, this::look);
    }

    /** Makes the call, which fails where the database is given up meanwhile. */
    <T extends @Nullable Object> T over(Supplier<T> call) {
        Watched watched = new Watched();
        waiting.add(watched);
        try {
            return call.get();
        } finally {
            waiting.remove(watched);
        }
    }

    private void look() {
        long now = System.nanoTime();
        boolean doubt = waiting.stream().anyMatch(call -> now - call.lastPing > LONG.toNanos());
        if (!doubt) {
            return;
        }
        if (answers.apply(PATIENCE)) {
            long then = System.nanoTime();
            waiting.forEach(call -> call.lastPing = then);
        } else {
            dead.run();
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
