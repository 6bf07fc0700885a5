package dev.tracker.persistence.bench;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file of 45 vendors, 50 deployments, 1,200 items and 25 prompts, taken over into an empty record. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 15)
public class MigrationBenchmark {

    private static final Caller CALLER = Caller.named("benchmark");

    /** A project with such a file and an empty record. */
    @State(Scope.Thread)
    public static class Project {

        @Param({"SQLITE", "POSTGRESQL"})
        TestDatabase.Kind database = TestDatabase.Kind.SQLITE;

        private Path folder;
        private TestDatabase place;
        private Store store;
        private Tracker tracker;

        /** Makes it anew: a record is empty once. */
        @Setup(Level.Invocation)
        public void make() throws IOException {
            folder = Files.createTempDirectory("migration");
            Files.writeString(folder.resolve(".project_status.md"), LegacyText.of(45, 50, 1_200, 25));
            place = TestDatabases.fresh(database);
            store = Store.open(StoreSettings.of(place.jdbcUrl())
                    .withUser(place.user(), place.password())
                    .withProject(folder));
            tracker = Tracker.over(store);
            tracker.status().summary();
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void remove() throws IOException {
            store.close();
            place.close();
            try (Stream<Path> paths = Files.walk(folder)) {
                List<Path> deepestFirst =
                        paths.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The whole: backup, parsing, the transaction with its checks, and the new file. */
    @Benchmark
    public MigrationReport migrate(Project project) {
        MigrationReport report =
                project.tracker.migration().migrate(MigrateStatusFile.OF_PROJECT, CALLER, MigrationProgress.NONE);
        if (!report.success()) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }
}
