package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project whose database is behind a proxy, so that it can go away. */
final class AwayProject implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final FaultProxy proxy;
    final Path folder;
    private final TestDatabase database;
    private AvailableStore store;

    AwayProject(TestDatabase database) throws IOException {
        this.database = database;
        this.proxy = FaultProxy.before(database.jdbcUrl());
        this.folder = Files.createTempDirectory("tracker-away");
        this.store = AvailableStore.open(settings());
    }

    ProjectSettings settings() {
        return ProjectSettings.resolve(
                new SettingOptions(null, folder.toString(), null),
                Map.of("TRACKER_DATABASE_URL", proxy.urlFor(database.jdbcUrl())),
                folder);
    }

    Tracker tracker() {
        return Tracker.over(store);
    }

    AvailableStore store() {
        return store;
    }

    /** The database itself, past the proxy. */
    <T> T direct(Function<Tracker, T> work) {
        try (Store past = Store.open(database.jdbcUrl())) {
            return work.apply(Tracker.over(past));
        }
    }

    <T> T directly(Function<Store, T> work) {
        try (Store past = Store.open(database.jdbcUrl())) {
            return work.apply(past);
        }
    }

    /** What a call answers, and what is to be said of it. */
    <T> Said<T> said(Function<Tracker, T> call) {
        try (Observation observation = Observation.begin()) {
            return new Said<>(call.apply(tracker()), observation);
        }
    }

    record Said<T>(T answer, Observation observation) {

        Map<String, @Nullable Object> tree() {
            return observation.addTo(Map.of());
        }
    }

    void goAway() {
        proxy.refuse();
        proxy.cut();
    }

    /** Lets the database come back, and waits until nothing waits for it. */
    void comeBack() throws InterruptedException {
        proxy.heal();
        awaitSynced();
    }

    /** Waits until the mirror, which is filled beside the calls at first, holds an item. */
    void awaitMirrored(WorkItem item) throws InterruptedException {
        ProjectSettings settings = settings();
        String record = RecordName.of(settings.store().url());
        try (Mirror mirror = new Mirror(settings.cachePath(), record, Clock.systemUTC())) {
            await(() -> mirror.isFilled()
                    && mirror.sessions().with(WorkItemMapper.class, mapper -> mapper.findById(item.id()) != null));
        }
    }

    void awaitSynced() throws InterruptedException {
        await(() -> {
            SyncStatus status = tracker().sync().now();
            return status.pending() == 0
                    && status.warnings().stream()
                            .noneMatch(warning -> warning.code().equals("database_unavailable"));
        });
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** Ends the process, as far as a store is one. */
    void stop() {
        store.close();
    }

    void start() {
        store = AvailableStore.open(settings());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes all that the folder holds. */
    void deleteEverything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    void deleteMirror() throws IOException {
        for (String end : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(file(".tracker/cache.db" + end));
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        proxy.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
