package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Processes that write to one record, spread over the folders of several machines, and what each said. */
final class OutageClients implements AutoCloseable {

    /** Longer than a machine is likely to stand still that has too much to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many lines of a client that does not come back are shown. */
    private static final int SHOWN = 40;

    private final List<Machine> machines = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Random random;

    /** A folder, and the URL by which the record is reached from there. */
    private record Machine(Path folder, String url) {}

    private static final class Client {

        private final int number;
        private final Machine machine;
        private @Nullable ChildJvm process;

        Client(int number, Machine machine) {
            this.number = number;
            this.machine = machine;
        }
    }

    /** @param urls one for each machine */
    OutageClients(Path root, List<String> urls, int count, Random random) throws IOException {
        this.random = random;
        for (String url : urls) {
            machines.add(new Machine(Files.createDirectories(root.resolve("machine-" + machines.size())), url));
        }
        for (int i = 0; i < count; i++) {
            clients.add(new Client(i, machines.get(i % machines.size())));
        }
    }

    void startAll() {
        clients.forEach(this::start);
    }

    /** Kills one of them at once, and starts it anew. */
    void killOne() {
        Client victim = clients.get(random.nextInt(clients.size()));
        said.addAll(processOf(victim).kill());
        start(victim);
    }

    /**
     * Waits until each of them has had a write acknowledged since now.
     *
     * @param source {@code here} for the database, {@code away} for the journal
     */
    void awaitAcknowledgements(String source) {
        long since = System.currentTimeMillis();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Client client : clients) {
            ArrayDeque<String> lines = new ArrayDeque<>();
            do {
                if (System.nanoTime() > end) {
                    throw new AssertionError("no write of client " + client.number + " is acknowledged " + source
                            + ". It said, among the last:\n" + String.join("\n", lines) + "\nand of errors:\n"
                            + processOf(client).errorOutput());
                }
                lines.add(processOf(client).awaitLine());
                said.add(lines.getLast());
                if (lines.size() > SHOWN) {
                    lines.removeFirst();
                }
            } while (!OutageLedger.isAcknowledged(lines.getLast(), source, since));
        }
    }

    /** Lets each end when its write under way is done, and then brings to the database what waits anywhere. */
    void stopAll() throws InterruptedException {
        clients.forEach(client -> processOf(client).send(""));
        clients.forEach(client -> said.addAll(processOf(client).awaitSuccess()));
        for (Machine machine : machines) {
            synchronise(machine);
        }
    }

    /** All lines that they printed. */
    List<String> said() {
        return said;
    }

    private void start(Client client) {
        client.process = ChildJvm.start(
                OutageMain.class,
                client.machine.folder().toString(),
                client.machine.url(),
                "client-" + client.number,
                Long.toString(random.nextLong()));
    }

    private static ChildJvm processOf(Client client) {
        if (client.process == null) {
            throw new IllegalStateException("client " + client.number + " was not started");
        }
        return client.process;
    }

    private static void synchronise(Machine machine) throws InterruptedException {
        ProjectSettings settings = ProjectSettings.resolve(
                new SettingOptions(null, machine.folder().toString(), null),
                Map.of("TRACKER_DATABASE_URL", machine.url()),
                machine.folder());
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (AvailableStore store = AvailableStore.open(settings)) {
            SyncStatus status = Tracker.over(store).sync().now();
            while (status.pending() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
                status = Tracker.over(store).sync().now();
            }
            if (status.pending() > 0) {
                throw new AssertionError(status.pending() + " changes still wait in " + machine.folder());
            }
        }
    }

    @Override
    public void close() {
        for (Client client : clients) {
            if (client.process != null) {
                client.process.close();
            }
        }
    }
}
