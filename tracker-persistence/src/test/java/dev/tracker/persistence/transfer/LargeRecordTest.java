package dev.tracker.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A record of 6,000 items passes through a process that has 24 MiB, of which most is taken before and the rest would not hold half of
 * them; {@code -Dtracker.large.items=50000} has one of about 60 MB pass through it.
 */
@Tag("long")
class LargeRecordTest {

    private static final int ITEMS = Integer.getInteger("tracker.large.items", 6_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void passesThroughLittleMemory(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabases.fresh(kind)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx24m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CarryingMain.class.getName(),
                            database.jdbcUrl(),
                            orDash(database.user()),
                            orDash(database.password()),
                            folder.toString(),
                            Integer.toString(ITEMS))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            System.getLogger("dev.tracker.test").log(System.Logger.Level.INFO, kind + ": " + said.strip());
        }
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
