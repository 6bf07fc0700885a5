package dev.tracker.mcp.torture;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.persistence.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** All clients of a run, and the items that none of them deletes. */
final class Crew implements AutoCloseable {

    static final int SEEDS = 6;

    private static final Duration UNTIL_BACK = Duration.ofSeconds(60);

    private final List<Client> clients = new ArrayList<>();
    private final Set<String> seeds = new HashSet<>();
    private final List<Long> returns = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Makes clients, spread over projects, of a record that gets its first items here. */
    Crew(String jdbcUrl, List<Project> projects, int count, Random random) {
        try (Store store = Store.open(jdbcUrl)) {
            for (int i = 0; i < SEEDS; i++) {
                seeds.add(Tracker.over(store)
                        .workItems()
                        .create(CreateWorkItem.task("Seed " + i), Caller.named("seed"))
                        .id()
                        .toString());
            }
        }
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            clients.add(new Client("c" + i, projects.get(i % projects.size()), seeds, begun, random.nextLong()));
        }
    }

    void start() {
        clients.forEach(Client::start);
    }

    /** Waits until the database itself has acknowledged a write of each client that began after now. */
    void awaitAllBack() throws InterruptedException {
        long since = System.nanoTime();
        for (Client client : clients) {
            Duration left = UNTIL_BACK.minusNanos(System.nanoTime() - since);
            boolean back = FaultLanes.await(() -> client.lastOnlineWrite() - since > 0 || client.hasFailed(), left);
            if (!back) {
                List<Call> calls = client.recentCalls();
                faults.add("Client " + client.name() + " is not back on the database after " + UNTIL_BACK.toSeconds()
                        + " s. Its last calls: " + calls + ".");
            }
        }
        returns.add((System.nanoTime() - since) / 1_000_000);
    }

    /** Lets each end its call; the servers go on. */
    void stop() throws InterruptedException {
        for (Client client : clients) {
            client.stop();
        }
    }

    /** Waits until no server knows of changes that wait. */
    void awaitNothingPending() throws InterruptedException {
        for (Client client : clients) {
            if (!FaultLanes.await(() -> client.pending() == 0, UNTIL_BACK)) {
                faults.add("Changes still wait in " + client.project().name() + ", says client " + client.name() + ".");
            }
        }
    }

    List<Client> clients() {
        return clients;
    }

    Set<String> seeds() {
        return seeds;
    }

    List<Call> calls() {
        return clients.stream().flatMap(client -> client.calls().stream()).toList();
    }

    /** How long it took until everybody was back, in milliseconds, each time. */
    List<Long> returns() {
        return returns;
    }

    int starts() {
        return clients.stream().mapToInt(Client::starts).sum();
    }

    /** What was waited for in vain, in sentences. */
    List<String> faults() {
        return faults;
    }

    /** Ends all servers as their clients would. */
    void endServers() {
        clients.forEach(Client::close);
    }

    @Override
    public void close() {
        endServers();
    }
}
