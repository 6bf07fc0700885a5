package dev.tracker.mcp.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Faults by chance: one after the other in each lane, and in all lanes at the same time. */
final class FaultLanes {

    /** How long a fault that shows in an answer is kept up until it does. */
    static final Duration UNTIL_FELT = Duration.ofSeconds(12);

    /** How long after a fault the answers may still show it. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private final int longestMillis;
    private final Random random;
    private final List<Lane> lanes = new ArrayList<>();
    private final Queue<Window> windows = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean over;

    /** A way to make faults and to mend them. */
    @FunctionalInterface
    interface Breaker {
        /** Makes a fault, keeps it up for a time, and mends it; true where it came about. */
        boolean make(FaultKind kind, Random dice) throws Exception;
    }

    /** When a fault was there, by {@link System#nanoTime}. */
    private record Window(FaultKind.Scope scope, long from, long to) {}

    private record Lane(FaultDeck deck, Breaker breaker) {}

    /** @param longestMillis how long a fault lasts at most, unless it is not felt by then */
    FaultLanes(int longestMillis, Random random) {
        this.longestMillis = longestMillis;
        this.random = random;
    }

    /** Adds a lane; several may share a deck. */
    void add(FaultDeck deck, Breaker breaker) {
        lanes.add(new Lane(deck, breaker));
    }

    FaultDeck deck(FaultKind.Scope scope) {
        return new FaultDeck(FaultKind.of(scope), new Random(random.nextLong()));
    }

    /** Makes faults for so long, and longer until each kind came about; all of them are mended afterwards. */
    void run(Duration duration, Duration limit) throws InterruptedException {
        over = false;
        List<Thread> threads = lanes.stream().map(this::thread).toList();
        threads.forEach(Thread::start);
        long begun = System.nanoTime();
        await(
                () -> failure.get() != null
                        || (System.nanoTime() - begun > duration.toNanos()
                                && missing().isEmpty()),
                limit);
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("a fault could not be made", failed);
        }
    }

    private Thread thread(Lane lane) {
        Random dice = new Random(random.nextLong());
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!over) {
                            FaultKind kind = lane.deck().next();
                            long from = System.nanoTime();
                            if (lane.breaker().make(kind, dice)) {
                                lane.deck().came(kind);
                            }
                            windows.add(new Window(kind.scope(), from, System.nanoTime()));
                            TimeUnit.MILLISECONDS.sleep(dice.nextInt(2 * longestMillis));
                        }
                    } catch (Exception | Error e) {
                        failure.compareAndSet(null, e);
                    }
                },
                "faults");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether a fault of a scope was there during a call, or shortly before. */
    boolean befell(FaultKind.Scope scope, Call call) {
        long to = call.from() + call.millis() * 1_000_000;
        return windows.stream()
                .filter(window -> window.scope() == scope)
                .anyMatch(window -> window.from() < to && call.from() < window.to() + RECOVERY.toNanos());
    }

    /** How often each kind came about. */
    Map<FaultKind, Integer> count() {
        Map<FaultKind, Integer> all = new TreeMap<>();
        lanes.forEach(lane -> all.putAll(lane.deck().count()));
        return all;
    }

    /** The kinds that never came about. */
    List<FaultKind> missing() {
        return lanes.stream()
                .map(Lane::deck)
                .distinct()
                .flatMap(deck -> deck.missing().stream())
                .toList();
    }

    /** Lets a fault last for a time of chance. */
    void last(Random dice) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(100 + dice.nextInt(longestMillis));
    }

    /** Waits until the database acknowledges a write of a project, so that the next fault finds something to break. */
    static void awaitOnline(Project project) throws InterruptedException {
        long before = project.onlineWrites();
        await(() -> project.onlineWrites() > before, UNTIL_FELT);
    }

    /** Returns whether an answer of a project came from elsewhere than the database, since this was called. */
    static BooleanSupplier feltBy(Project project) {
        long before = project.offlineAnswers();
        return () -> project.offlineAnswers() > before;
    }

    /** Waits for a condition; false where it does not come about in time. */
    static boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }
}
