package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.CommitCut;
import dev.tracker.testkit.fault.Direction;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Clients in several folders write while their database comes and goes, connections break at any byte and
 * at commits, and clients are killed; then everybody comes back, and what was acknowledged is looked for.
 */
final class OutageTorture implements AutoCloseable {

    private static final int FOLDERS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database;
    private final FaultProxy proxy;
    private final Path root;
    private final Random random;
    private final List<Client> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> figures = new LinkedHashMap<>();

    private static final class Client {

        private final int number;
        private Process process;
        private Thread reader;
        private int lives;

        Client(int number) {
            this.number = number;
        }
    }

    OutageTorture(TestDatabase database, Path root, int clientCount, long seed) {
        this.database = database;
        this.proxy = FaultProxy.before(database.jdbcUrl());
        this.root = root;
        this.random = new Random(seed);
        for (int i = 0; i < clientCount; i++) {
            clients.add(new Client(i));
        }
    }

    /** What happened, by its name. */
    Map<String, Long> figures() {
        return figures;
    }

    /** Lets it go on for so long with so many kills and outages, and says what was wrong in the end. */
    List<String> run(Duration duration, int kills, int outages) throws IOException, InterruptedException {
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(folder(i));
        }
        for (Client client : clients) {
            start(client);
        }
        torment(duration, kills, outages);
        proxy.heal();
        for (Client client : clients) {
            stop(client);
        }
        for (int i = 0; i < FOLDERS; i++) {
            synchronise(folder(i));
        }
        return faults();
    }

    private void torment(Duration duration, int kills, int outages) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        int killed = 0;
        int gone = 0;
        while (System.nanoTime() < end) {
            double share = (double) (System.nanoTime() - begun) / duration.toNanos();
            if (killed < kills * share) {
                Client victim = clients.get(random.nextInt(clients.size()));
                kill(victim);
                start(victim);
                killed++;
            }
            if (gone < outages * share) {
                proxy.refuse();
                proxy.cut();
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(2_000));
                proxy.heal();
                gone++;
            }
            switch (random.nextInt(4)) {
                case 0 -> proxy.cut();
                case 1 -> proxy.cutAtCommit(one(List.of(CommitCut.values())));
                case 2 -> proxy.cutAfter(one(List.of(Direction.values())), random.nextInt(20_000));
                default -> {}
            }
            TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(200));
        }
        figures.put("kills", (long) killed);
        figures.put("outages", (long) gone);
        figures.put("cuts", proxy.cuts());
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void start(Client client) throws IOException {
        Path folder = folder(client.number % FOLDERS);
        client.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutageMain.class.getName(),
                        folder.toString(),
                        proxy.urlFor(database.jdbcUrl()),
                        "client-" + client.number,
                        Long.toString(random.nextLong()))
                .redirectError(root.resolve("client-" + client.number + "-" + client.lives++ + ".err")
                        .toFile())
                .start();
        BufferedReader lines = client.process.inputReader(StandardCharsets.UTF_8);
        client.reader = new Thread(() -> lines.lines().forEach(said::add), "client-" + client.number);
        client.reader.start();
    }

    private static void kill(Client client) throws InterruptedException {
        // By its handle: the process's own method closes the stream with what it still said.
        client.process.toHandle().destroyForcibly();
        client.process.waitFor();
        client.reader.join();
    }

    private static void stop(Client client) throws IOException, InterruptedException {
        try (var input = client.process.getOutputStream()) {
            input.write('\n');
            input.flush();
            if (!client.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill(client);
                throw new IllegalStateException("client " + client.number + " does not end");
            }
        }
        client.reader.join();
    }

    private void synchronise(Path folder) throws InterruptedException {
        ProjectSettings settings = ProjectSettings.resolve(
                new SettingOptions(null, folder.toString(), null),
                Map.of("TRACKER_DATABASE_URL", proxy.urlFor(database.jdbcUrl())),
                folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (AvailableStore store = AvailableStore.open(settings)) {
            SyncStatus status = Tracker.over(store).sync().now();
            while (status.pending() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
                status = Tracker.over(store).sync().now();
            }
            if (status.pending() > 0) {
                throw new IllegalStateException(status.pending() + " changes still wait in " + folder);
            }
        }
    }

    private List<String> faults() {
        try (Store store = Store.open(database.jdbcUrl())) {
            List<String> faults = new ArrayList<>(RecordAgreement.differencesAfterOfflineWrites(Tracker.over(store)));
            Map<UUID, Integer> done = new HashMap<>();
            Map<String, Long> versions = new HashMap<>();
            readLog(store, done, versions, faults);
            Set<UUID> contested = new HashSet<>();
            store.conflicts()
                    .open()
                    .forEach(conflict -> conflict.entries().stream()
                            .map(JournalEntry::requestId)
                            .filter(request -> !contested.add(request))
                            .forEach(request -> faults.add("request " + request + " is in two conflicts")));
            figures.put("conflicts", store.conflicts().countOpen());
            checkAcknowledged(done, contested, versions, faults);
            return faults;
        }
    }

    private static void readLog(Store store, Map<UUID, Integer> done, Map<String, Long> versions, List<String> faults) {
        ChangeQuery query = new ChangeQuery(0L, null, null, null, null, ChangeQuery.MAX_LIMIT);
        List<Change> page;
        do {
            page = store.changeLog().list(query);
            for (Change change : page.subList(0, Math.min(page.size(), ChangeQuery.MAX_LIMIT))) {
                query = query.after(change.seq());
                if (change.action() != Action.CONFLICT_RECORDED) {
                    done.merge(change.requestId(), 1, Integer::sum);
                }
                Long version = change.version();
                String entity = change.entityType().code() + "/" + change.entityId();
                if (version != null && versions.getOrDefault(entity, 0L) >= version) {
                    faults.add(entity + " falls from version " + versions.get(entity) + " to " + version);
                }
                if (version != null) {
                    versions.put(entity, version);
                }
            }
        } while (page.size() > ChangeQuery.MAX_LIMIT);
    }

    private void checkAcknowledged(
            Map<UUID, Integer> done, Set<UUID> contested, Map<String, Long> versions, List<String> faults) {
        long acknowledged = 0;
        long away = 0;
        for (String line : said) {
            String[] words = line.split(" ", -1);
            if (!line.startsWith("acked ") || words.length != 6) {
                continue;
            }
            acknowledged++;
            away += words[4].equals("away") ? 1 : 0;
            UUID request = UUID.fromString(words[1]);
            int times = done.getOrDefault(request, 0) + (contested.contains(request) ? 1 : 0);
            if (times != 1) {
                faults.add("acknowledged write " + line + " is there " + times + " times");
            }
            Long version = versions.get(words[2]);
            if (version != null && version < Long.parseLong(words[3])) {
                faults.add(words[2] + " is at version " + version + ", below that of " + line);
            }
        }
        figures.put("acknowledged", acknowledged);
        figures.put("acknowledged while away", away);
        figures.put(
                "refused",
                said.stream().filter(line -> line.startsWith("refused")).count());
    }

    private Path folder(int number) {
        return root.resolve("machine-" + number);
    }

    @Override
    public void close() {
        for (Client client : clients) {
            if (client.process != null) {
                client.process.toHandle().destroyForcibly();
            }
        }
        proxy.close();
    }
}
