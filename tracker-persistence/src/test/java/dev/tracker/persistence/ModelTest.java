package dev.tracker.persistence;

import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.model.ModelRun;
import dev.tracker.testkit.model.ModelSubject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calls come to the same on SQLite, on PostgreSQL and in memory. The seeds are fixed, so that a build is what
 * the one before it was; {@code -Dtracker.model.seeds=7,8 -Dtracker.model.calls=500000} makes other runs.
 */
@Tag("long")
class ModelTest {

    private static final int CALLS = Integer.getInteger("tracker.model.calls", 2_500);

    static LongStream seeds() {
        String seeds = System.getProperty("tracker.model.seeds", "1,2,3,4");
        return Arrays.stream(seeds.split(",", -1)).mapToLong(Long::parseLong);
    }

    @TempDir
    private Path folders;

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAsTheModelDoes(long seed) {
        Map<String, Supplier<? extends ModelSubject>> databases = Map.of(
                "SQLite", () -> new StoreSubject(Kind.SQLITE, folders),
                "PostgreSQL", () -> new StoreSubject(Kind.POSTGRESQL, folders));

        ModelRun.compare(seed, CALLS, databases);
    }
}
