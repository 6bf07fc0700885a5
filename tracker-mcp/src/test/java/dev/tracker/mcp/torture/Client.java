package dev.tracker.mcp.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An assistant that calls tools of its server one after the other, and starts the server again when it ends. */
final class Client implements Runnable {

    /** Longer than any call may take on a busy machine; a call that takes longer counts as never answered. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int THOUGHT_MILLIS = 250;

    private final String name;
    private final Project project;
    private final Random random;
    private final Set<String> seeds;
    private final long begun;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> logs = new ArrayList<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> items = new ArrayList<>();
    private final List<String> own = new ArrayList<>();
    private final Set<String> pairs = new HashSet<>();
    private final Thread thread;
    private volatile @Nullable StdioServer server;
    private volatile boolean stopping;
    private volatile long lastOnlineWrite;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    /** A write whose outcome this client does not know, as its server ended: it may ask for it again. */
    private @Nullable Call unanswered;

    private int starts;
    private int number;

    /** @param seeds ids of items that nobody deletes */
    Client(String name, Project project, Set<String> seeds, long begun, long seed) {
        this.name = name;
        this.project = project;
        this.seeds = seeds;
        this.begun = begun;
        this.random = new Random(seed);
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Lets it end its call, and returns when it has; the server still runs. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(2 * PATIENCE.toSeconds()));
        Throwable failed = failure;
        if (thread.isAlive() || failed != null) {
            throw new AssertionError("client " + name + " failed", failed);
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                if (hasServer()) {
                    act();
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(THOUGHT_MILLIS));
                }
            }
            while (!hasServer()) {
                // One that was killed at the end is needed for the end.
                Thread.onSpinWait();
            }
        } catch (RuntimeException | Error | InterruptedException e) {
            failure = e;
        }
    }

    private boolean hasServer() {
        StdioServer running = server;
        if (running != null && running.isAlive()) {
            return true;
        }
        takeLog();
        if (running != null && running.hasFailed()) {
            throw new AssertionError("The server of " + name + " ended by itself: " + running.log());
        }
        StdioServer fresh = project.startServer(name);
        server = fresh;
        starts++;
        boolean greeted = fresh.greet(name, PATIENCE);
        if (!greeted && fresh.isAlive() && !fresh.isKilled()) {
            noteSilence("the greeting", fresh);
        }
        return greeted;
    }

    private void noteSilence(String what, StdioServer silent) {
        faults.add("The server of " + name + " did not answer " + what + " within " + PATIENCE.toSeconds()
                + " s. Its threads: " + silent.threads());
        silent.kill();
    }

    private void takeLog() {
        StdioServer last = server;
        if (last != null) {
            logs.add(last.log());
        }
    }

    /** The server that runs now, if one does. */
    @Nullable
    StdioServer server() {
        return server;
    }

    /** How many calls were answered so far. */
    int answers() {
        return answers.get();
    }

    Project project() {
        return project;
    }

    String name() {
        return name;
    }

    /** When, by {@link System#nanoTime}, the database itself last acknowledged a write that began after. */
    long lastOnlineWrite() {
        return lastOnlineWrite;
    }

    /** The last few, also while it goes on. */
    List<Call> recentCalls() {
        synchronized (calls) {
            return List.copyOf(calls.subList(Math.max(0, calls.size() - 6), calls.size()));
        }
    }

    /** How many changes wait, as its server says; only after {@link #stop}. */
    long pending() {
        StdioServer running = server;
        JsonNode body = running == null
                ? null
                : running.call("get_sync_status", arguments(), PATIENCE).body();
        return body == null ? -1 : body.path("pending").asLong(-1);
    }

    boolean hasFailed() {
        return failure != null;
    }

    List<Call> calls() {
        return calls;
    }

    int starts() {
        return starts;
    }

    /** Calls that its servers did not answer, in sentences. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What all of its servers wrote to standard error. */
    List<String> logs() {
        return logs;
    }

    void close() {
        StdioServer last = server;
        if (last != null) {
            last.close();
            takeLog();
            server = null;
        }
    }

    private void act() {
        Call again = unanswered;
        unanswered = null;
        if (again != null && random.nextInt(4) > 0) {
            call(again.tool(), again.arguments(), again.isEffective());
        }
        int kind = random.nextInt(100);
        if (items.isEmpty() || kind % 3 == 0) {
            look();
        }
        if (kind < 18 || items.isEmpty()) {
            create();
        } else if (kind < 36) {
            update();
        } else if (kind < 44) {
            claim();
        } else if (kind < 52) {
            depend();
        } else if (kind < 60) {
            move();
        } else if (kind < 65) {
            delete();
        } else if (kind < 69) {
            restore();
        } else if (kind < 75) {
            deploy();
        } else if (kind < 84) {
            vendor();
        } else if (kind < 89) {
            enhancement();
        } else if (kind < 92) {
            call("write_status_file", write(), false);
        } else if (kind < 94) {
            call("get_sync_status", arguments(), false);
        } else {
            call("query_work_item", arguments().put("id", anyOf(List.copyOf(seeds))), false);
        }
    }

    private void look() {
        Call list = call("list_work_items", arguments().put("limit", 100), false);
        JsonNode body = list.outcome().body();
        if (list.outcome().isAnswer() && body != null) {
            items.clear();
            body.path("items").forEach(item -> {
                // A status file says no ids.
                if (item.has("id")) {
                    items.add(item);
                }
            });
        }
    }

    private void create() {
        ObjectNode arguments = write().put("item_type", "task").put("title", title());
        if (!items.isEmpty() && random.nextInt(3) == 0) {
            arguments.put("parent_id", id(anyItem()));
        }
        if (!items.isEmpty() && random.nextInt(4) == 0) {
            arguments.putArray("depends_on").add(id(anyItem()));
        }
        Call made = call("create_work_item", arguments, true);
        JsonNode body = made.outcome().body();
        if (made.isAcknowledgedWrite() && body != null) {
            own.add(body.path("id").asText());
        }
    }

    private void update() {
        JsonNode item = anyItem();
        ObjectNode arguments = change(item);
        switch (random.nextInt(5)) {
            case 0 -> arguments.put("title", title());
            case 1 -> arguments.put("description", "Description " + title());
            case 2 -> arguments.put("title", title()).put("status", anyOf(List.of("active", "blocked", "completed")));
            case 3 -> arguments.put("title", title()).put("priority", 1 + random.nextInt(5));
            default -> arguments.putArray("labels").add("l" + random.nextInt(1_000_000));
        }
        call("update_work_item", arguments, true);
    }

    private void claim() {
        ObjectNode arguments = write().put("assignee", name + "-" + ++number);
        if (random.nextBoolean()) {
            arguments.put("id", id(anyItem())).put("take_over", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            arguments.put("lease_minutes", 1 + random.nextInt(60));
        }
        if (random.nextInt(5) == 0 && arguments.has("id")) {
            arguments.remove("assignee");
            arguments.remove("lease_minutes");
            arguments.remove("take_over");
            arguments.put("release", true);
        }
        call("claim_work_item", arguments, !arguments.has("release"));
    }

    /** Only its own items are a dependency's source, so that nobody else makes the same. */
    private void depend() {
        if (own.isEmpty()) {
            create();
            return;
        }
        String source = anyOf(own);
        String target = id(anyItem());
        ObjectNode arguments =
                write().put("source_id", source).put("target_id", target).put("dependency_type", "blocks");
        if (source.equals(target)) {
            return;
        }
        if (pairs.add(source + target)) {
            call("set_dependency", arguments, true);
        } else {
            call("set_dependency", arguments.put("remove", true), false);
        }
    }

    private void move() {
        JsonNode item = anyItem();
        if (seeds.contains(id(item))) {
            // It would go with a parent that is deleted.
            return;
        }
        ObjectNode arguments = change(item).put("title", title());
        if (random.nextInt(4) == 0) {
            arguments.put("parent_id", "root");
        } else {
            arguments.put("parent_id", id(anyItem()));
        }
        call("update_work_item", arguments, true);
    }

    private void delete() {
        JsonNode item = anyItem();
        if (!seeds.contains(id(item))) {
            call("update_work_item", change(item).put("deleted", true), true);
        }
    }

    private void restore() {
        Call list =
                call("list_work_items", arguments().put("include_deleted", true).put("detail", "full"), false);
        JsonNode body = list.outcome().body();
        List<JsonNode> deleted = new ArrayList<>();
        if (body != null) {
            body.path("items").forEach(item -> {
                if (item.has("id") && item.hasNonNull("deleted_at")) {
                    deleted.add(item);
                }
            });
        }
        if (!deleted.isEmpty()) {
            call("update_work_item", change(anyOf(deleted)).put("deleted", false), true);
        }
    }

    private void deploy() {
        String commit = "%040x".formatted(random.nextLong() & Long.MAX_VALUE);
        ObjectNode arguments =
                write().put("deployed_at", "2026-02-03T10:00:00Z").put("commit_hash", commit);
        arguments
                .putObject("metadata")
                .put("pr_number", 1 + random.nextInt(10_000))
                .put("pr_title", title())
                .put("commit_hash", commit)
                .put("constitutional_compliance", true)
                .putObject("test_summary")
                .put("unit", 10);
        if (!items.isEmpty()) {
            arguments.putArray("related_work_item_ids").add(id(anyItem()));
        }
        call("record_deployment", arguments, true);
    }

    private void vendor() {
        Call list = call("list_vendors", arguments().put("limit", 100), false);
        JsonNode vendors = list.outcome().body();
        if (vendors == null
                || vendors.path("items").size() < 3
                || !vendors.at("/items/0/id").isTextual()
                || random.nextInt(3) == 0) {
            call("create_vendor", write().put("name", name + " vendor " + ++number), true);
        } else {
            JsonNode vendor = vendors.path("items")
                    .get(random.nextInt(vendors.path("items").size()));
            call(
                    "update_vendor_status",
                    change(vendor).put("extractor_version", "1." + random.nextInt(1_000_000) + "." + ++number),
                    true);
        }
    }

    private void enhancement() {
        Call list = call("list_enhancements", arguments().put("limit", 100), false);
        JsonNode all = list.outcome().body();
        if (all == null
                || all.path("items").size() < 3
                || !all.at("/items/0/id").isTextual()
                || random.nextBoolean()) {
            call("create_enhancement", write().put("title", title()).put("priority", 1 + random.nextInt(5)), true);
        } else {
            JsonNode enhancement =
                    all.path("items").get(random.nextInt(all.path("items").size()));
            call("update_enhancement", change(enhancement).put("title", title()), true);
        }
    }

    private Call call(String tool, ObjectNode arguments, boolean effective) {
        StdioServer running = server;
        if (running == null) {
            throw new IllegalStateException("client " + name + " has no server");
        }
        long from = System.nanoTime();
        StdioServer.Outcome outcome = running.call(tool, arguments, PATIENCE);
        long to = System.nanoTime();
        Call call = new Call(
                name, tool, arguments, outcome, from, (from - begun) / 1_000_000, (to - from) / 1_000_000, effective);
        calls.add(call);
        if (outcome.body() == null && !outcome.isGone()) {
            noteSilence(call.toString(), running);
        }
        if (call.isWrite() && outcome.body() == null) {
            unanswered = call;
        }
        project.note(call);
        if (outcome.body() != null) {
            answers.incrementAndGet();
        }
        if (call.isOnlineWrite()) {
            lastOnlineWrite = from;
        }
        return call;
    }

    private ObjectNode change(JsonNode entity) {
        return write().put("id", id(entity))
                .put("version", entity.path("version").asLong());
    }

    private ObjectNode write() {
        return arguments().put("request_id", new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private static ObjectNode arguments() {
        return StdioServer.JSON.createObjectNode();
    }

    private String title() {
        return name + " " + ++number;
    }

    private static String id(JsonNode entity) {
        return entity.path("id").asText();
    }

    private JsonNode anyItem() {
        return anyOf(items);
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
