package dev.tracker.mcp.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A line of one speed to a database, and a project whose server uses it. Of one thread at a time. */
final class LoadedLine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration UNTIL_FELT = Duration.ofSeconds(30);
    private static final int FAULTS_SHOWN = 20;

    private final int delayMillis;
    private final FaultProxy proxy;
    private final Project project;
    private final FreshCommands commands;
    private final List<String> seeds;
    private final long begun;
    private final Random random;
    private final List<Call> steady = new ArrayList<>();
    private final Map<String, List<Long>> noticed = new LinkedHashMap<>();
    private final Map<String, List<Long>> returned = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable StdioServer server;
    private long firstAnswer;
    private long filled;
    private int number;
    private @Nullable JsonNode last;

    LoadedLine(int delayMillis, String url, Path folder, List<String> seeds, long begun, long seed) throws IOException {
        this.delayMillis = delayMillis;
        this.seeds = seeds;
        this.begun = begun;
        this.random = new Random(seed);
        this.proxy = FaultProxy.before(url);
        proxy.delay(Duration.ofMillis(delayMillis));
        this.project = new Project(
                "line-" + delayMillis,
                Files.createDirectories(folder.resolve("line-" + delayMillis)),
                Files.createDirectories(folder.resolve("logs-" + delayMillis)),
                Map.of("TRACKER_DATABASE_URL", proxy.urlFor(url)));
        this.commands = new FreshCommands(
                Files.createDirectories(folder.resolve("commands-" + delayMillis)), project.environment());
    }

    int delayMillis() {
        return delayMillis;
    }

    FaultProxy proxy() {
        return proxy;
    }

    FreshCommands commands() {
        return commands;
    }

    /** Starts a server that knows neither the line nor the record, and asks it at once. */
    void start() throws InterruptedException {
        long from = System.nanoTime();
        StdioServer started = project.startServer(project.name());
        server = started;
        if (!started.greet(project.name(), PATIENCE)) {
            throw new AssertionError("The server of " + project.name() + " did not start: " + started.log());
        }
        judge(list());
        firstAnswer = millisSince(from);
        judge(query());
        judge(create());
        for (int i = 0; !MirrorComparison.isFilled(project.mirror()) && millisSince(from) < PATIENCE.toMillis(); i++) {
            judge(i % 2 == 0 ? list() : query());
            TimeUnit.MILLISECONDS.sleep(200);
        }
        filled = millisSince(from);
    }

    /** Reads and writes at a steady pace, for so long. */
    void work(Duration time, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; System.nanoTime() - end < 0; i++) {
            judge(step(i));
            TimeUnit.NANOSECONDS.sleep((long) (pause.toNanos() * (0.5 + random.nextDouble())));
        }
    }

    private Call step(int number) {
        return switch (number % 4) {
            case 0 -> list();
            case 1 -> create();
            case 2 -> query();
            default -> update();
        };
    }

    /** What the first answer after the beginning of an outage takes, from its call on. */
    void noticeOutage(String kind, boolean byWrite) {
        long from = System.nanoTime();
        while (millisSince(from) < UNTIL_FELT.toMillis()) {
            Call call = byWrite ? create() : query();
            if (call.outcome().body() == null || call.outcome().isRefusal()) {
                fault("During an outage (" + kind + "): " + call);
            }
            if (call.isOffline()) {
                noticed.computeIfAbsent(kind, key -> new ArrayList<>()).add(call.millis());
                return;
            }
        }
        fault("An outage (" + kind + ") was not noticed within " + UNTIL_FELT.toSeconds() + " s");
    }

    /** How long it takes until the database answers again, reads and writes. */
    void awaitReturn(String kind) throws InterruptedException {
        long from = System.nanoTime();
        while (millisSince(from) < PATIENCE.toMillis()) {
            if (!list().isOffline() && create().isOnlineWrite()) {
                returned.computeIfAbsent(kind, key -> new ArrayList<>()).add(millisSince(from));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        fault("The database was not back within " + PATIENCE.toSeconds() + " s after " + kind);
    }

    /** Ends faults of the network, but not its slowness. */
    void heal() {
        proxy.heal();
        proxy.delay(Duration.ofMillis(delayMillis));
    }

    private void judge(Call call) {
        steady.add(call);
        if (call.outcome().body() == null
                || call.outcome().isRefusal()
                || call.isOffline()
                || !call.warnings().isEmpty()) {
            fault("While the database was there: " + call);
        } else if (call.tool().equals("list_work_items")
                && call.outcome().body().path("items").size() < Math.min(seeds.size(), 5)) {
            fault("A list without what is there: " + call);
        }
    }

    private void fault(String sentence) {
        if (faults.size() < FAULTS_SHOWN) {
            faults.add(project.name() + ": " + sentence);
        }
    }

    private Call list() {
        return call("list_work_items", arguments().put("limit", 5));
    }

    private Call query() {
        return call("query_work_item", arguments().put("id", seeds.get(random.nextInt(seeds.size()))));
    }

    private Call create() {
        Call made = call("create_work_item", write().put("item_type", "task").put("title", title()));
        if (made.isOnlineWrite()) {
            last = made.outcome().body();
        }
        return made;
    }

    private Call update() {
        JsonNode item = last;
        if (item == null) {
            return create();
        }
        Call made = call(
                "update_work_item",
                write().put("id", item.path("id").asText())
                        .put("version", item.path("version").asLong())
                        .put("title", title()));
        last = null;
        return made;
    }

    private Call call(String tool, ObjectNode arguments) {
        StdioServer running = server;
        if (running == null) {
            throw new IllegalStateException("no server runs");
        }
        long from = System.nanoTime();
        StdioServer.Outcome outcome = running.call(tool, arguments, PATIENCE);
        return new Call(
                project.name(), tool, arguments, outcome, from, (from - begun) / 1_000_000, millisSince(from), true);
    }

    private ObjectNode write() {
        return arguments().put("request_id", new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private static ObjectNode arguments() {
        return StdioServer.JSON.createObjectNode();
    }

    private String title() {
        return project.name() + " " + ++number;
    }

    private static long millisSince(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }

    /** What was wrong, in sentences. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        commands.faults().forEach(fault -> all.add(project.name() + ": " + fault));
        return all;
    }

    Map<String, List<Long>> noticed() {
        return noticed;
    }

    Map<String, List<Long>> returned() {
        return returned;
    }

    /** A few lines for people. */
    String report() {
        List<Long> times = steady.stream().map(Call::millis).sorted().toList();
        long writes = steady.stream().filter(Call::isWrite).count();
        return """
                %d ms each way: %d reads, %d writes while the database is there; answers %s
                  from start to first answer %d ms, to a filled mirror %d ms
                  first answer after an outage: %s
                  until the database answers again: %s
                  commands that know nothing: %s
                  faults: %s
                """.formatted(
                        delayMillis,
                        times.size() - writes,
                        writes,
                        distribution(times),
                        firstAnswer,
                        filled,
                        noticed,
                        returned,
                        distribution(commands.times().stream().sorted().toList()),
                        faults());
    }

    private static String distribution(List<Long> sorted) {
        return sorted.isEmpty()
                ? "none"
                : "median %d, 95%% %d, longest %d ms"
                        .formatted(
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 95 / 100),
                                sorted.get(sorted.size() - 1));
    }

    /** Ends the server, and returns what it wrote to standard error. */
    String end() {
        StdioServer running = server;
        server = null;
        if (running == null) {
            return "";
        }
        running.close();
        return running.log();
    }

    @Override
    public void close() {
        heal();
        try {
            end();
        } catch (UncheckedIOException e) {
            fault("Its log cannot be read: " + e.getMessage());
        }
        proxy.close();
    }
}
