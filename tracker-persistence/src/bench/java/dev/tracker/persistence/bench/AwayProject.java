package dev.tracker.persistence.bench;

import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A record of 1,200 items on PostgreSQL, and projects that share it. */
@State(Scope.Benchmark)
public class AwayProject {

    private static final int ITEMS = 1_200;

    TestDatabase database;
    Store store;
    Tracker tracker;

    /** Fills a fresh database. */
    @Setup(Level.Trial)
    public void fill() {
        database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
        store = Store.open(database.jdbcUrl());
        tracker = Tracker.over(store);
        create(ITEMS);
    }

    /** Removes the database. */
    @TearDown(Level.Trial)
    public void remove() {
        store.close();
        database.close();
    }

    /** Creates items past every mirror. */
    void create(int items) {
        for (int i = 0; i < items; i++) {
            tracker.workItems().create(CreateWorkItem.task("Item " + i), Recorded.CALLER);
        }
    }

    /** A project in a folder of its own. */
    AvailableStore open(Path folder) {
        return AvailableStore.open(settings(folder, database.jdbcUrl()));
    }

    /** The same while the server is away. */
    AvailableStore openAway(Path folder) {
        return AvailableStore.open(settings(folder, database.jdbcUrl().replaceFirst("//[^/]+/", "//127.0.0.1:1/")));
    }

    private static ProjectSettings settings(Path folder, String url) {
        return ProjectSettings.resolve(new SettingOptions(url, folder.toString(), null), Map.of(), folder);
    }

    static Path newFolder() throws IOException {
        return Files.createTempDirectory("mirror");
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
