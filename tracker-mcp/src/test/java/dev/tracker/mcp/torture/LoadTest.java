package dev.tracker.mcp.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.database.PostgresNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers behind lines of several speeds, on a machine whose processors other programs want: slow is no outage, and an
 * outage is noticed all the same. Briefly in the build; the whole program is {@code -Dtracker.load.seconds=600}.
 */
class LoadTest {

    private static final List<Integer> EACH_WAY_MILLIS = List.of(0, 50, 250, 500);
    private static final int BURNERS =
            Integer.getInteger("tracker.load.burners", Runtime.getRuntime().availableProcessors());
    private static final int OUTAGES = Integer.getInteger("tracker.load.outages", 3);
    private static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("tracker.load.pause", 400));
    private static final Duration BETWEEN_COMMANDS = Duration.ofSeconds(30);
    private static final long SEED = Long.getLong("tracker.load.seed", System.nanoTime());
    private static final long FIRST_ANSWER_MILLIS = 2_000;
    private static final long RETURN_MILLIS = 5_000;

    /** Other test classes run beside the short case, so that its times say nothing. */
    private static final long UNTIMED = 30_000;

    private static final int SEEDS = 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<LoadedLine> lines = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PostgresNode node;
    private final List<String> seeds = new ArrayList<>();

    private enum Outage {
        STALL,
        BLACK_HOLE,
        REFUSE,
        SUSPENDED_SERVER
    }

    /** What a thread does with a line. */
    @FunctionalInterface
    private interface Task {
        void on(LoadedLine line) throws Exception;
    }

    @BeforeEach
    void start() {
        node = PostgresNode.running();
        try (Store store = Store.open(node.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            for (int i = 0; i < SEEDS; i++) {
                seeds.add(tracker.workItems()
                        .create(CreateWorkItem.task("Seed " + i), Caller.named("seed"))
                        .id()
                        .toString());
            }
        }
    }

    @AfterEach
    void end() {
        lines.forEach(LoadedLine::close);
        threads.shutdownNow();
        node.close();
    }

    @Test
    void takesNoLoadForAnOutage() throws Exception {
        run(List.of(0, 50), Duration.ofSeconds(2), 1, List.of(Outage.STALL), UNTIMED, UNTIMED);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(
            named = "tracker.load.seconds",
            matches = "\\d+",
            disabledReason = "it takes minutes: -Dtracker.load.seconds=600")
    void takesNoLoadForAnOutageForLong() throws Exception {
        Duration time = Duration.ofSeconds(Integer.getInteger("tracker.load.seconds"));
        run(EACH_WAY_MILLIS, time, OUTAGES, List.of(Outage.values()), FIRST_ANSWER_MILLIS, RETURN_MILLIS);
    }

    private void run(List<Integer> delays, Duration time, int outages, List<Outage> kinds, long firstAnswer, long back)
            throws Exception {
        long begun = System.nanoTime();
        for (int delay : delays) {
            lines.add(new LoadedLine(delay, node.jdbcUrl(), folder, seeds, begun, random.nextLong()));
        }
        List<String> faults = new ArrayList<>();
        try (Burners burners = new Burners(BURNERS)) {
            each(LoadedLine::start);
            report();
            each(line -> line.work(time, PAUSE), line -> line.commands().run(time, BETWEEN_COMMANDS));
            report();
            for (int i = 0; i < outages; i++) {
                boolean byWrite = i % 2 == 1;
                for (Outage kind : kinds) {
                    outage(kind, byWrite);
                }
                report();
            }
            assertThat(burners.running()).isEqualTo(BURNERS);
        }
        for (LoadedLine line : lines) {
            faults.addAll(line.faults());
            line.noticed()
                    .forEach((kind, times) -> times.stream()
                            .filter(millis -> millis > firstAnswer)
                            .forEach(millis -> faults.add("The first answer over " + line.delayMillis()
                                    + " ms each way after " + kind + " took " + millis + " ms.")));
            if (line.delayMillis() == 0) {
                line.returned()
                        .forEach((kind, times) -> times.stream()
                                .filter(millis -> millis > back)
                                .forEach(millis -> faults.add(
                                        "The database was back after " + kind + " only after " + millis + " ms.")));
            }
            String log = line.end();
            if (!log.isBlank()) {
                faults.add("Standard error over " + line.delayMillis() + " ms each way: " + log);
            }
        }
        assertThat(faults).as("faults with -Dtracker.load.seed=%d", SEED).isEmpty();
    }

    /** Prints the figures of the whole program; the short case in the build has none to show. */
    private void report() {
        if (Integer.getInteger("tracker.load.seconds") == null) {
            return;
        }
        lines.forEach(line -> System.out.print(line.report()));
    }

    private void outage(Outage kind, boolean byWrite) throws Exception {
        String name = kind.name().toLowerCase(Locale.ROOT);
        if (kind == Outage.SUSPENDED_SERVER) {
            SuspendedPostgres suspended = new SuspendedPostgres(node.jdbcUrl());
            try {
                each(line -> line.noticeOutage(name, byWrite));
            } finally {
                suspended.resume();
            }
        } else {
            lines.forEach(line -> begin(kind, line));
            each(line -> line.noticeOutage(name, byWrite));
            lines.forEach(LoadedLine::heal);
        }
        each(line -> line.awaitReturn(name));
    }

    private static void begin(Outage kind, LoadedLine line) {
        switch (kind) {
            case STALL -> line.proxy().stall();
            case BLACK_HOLE -> line.proxy().swallow();
            case REFUSE -> {
                line.proxy().refuse();
                line.proxy().cut();
            }
            case SUSPENDED_SERVER -> throw new IllegalArgumentException("no fault of a line");
        }
    }

    /** Does things on all lines at once. */
    private void each(Task... tasks) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (LoadedLine line : lines) {
            for (Task task : tasks) {
                running.add(threads.submit(() -> {
                    task.on(line);
                    return null;
                }));
            }
        }
        for (Future<?> one : running) {
            one.get(1, TimeUnit.HOURS);
        }
    }
}
