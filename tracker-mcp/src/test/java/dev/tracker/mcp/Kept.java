package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of the repository that are made from the tools. {@code mvn -pl tracker-mcp -am test
 * -Dtracker.renew=true} writes them anew; the difference is then up for review.
 */
final class Kept {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final boolean RENEW = Boolean.getBoolean("tracker.renew");

    private Kept() {}

    static Path snapshot(String tool) {
        return MODULE.resolve("src/test/resources/tools").resolve(tool + ".json");
    }

    static Path page() {
        return MODULE.resolveSibling("docs").resolve("mcp-tools.md");
    }

    static void assertSame(Path file, String now) {
        try {
            if (RENEW) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now);
            }
            assertThat(file).as("renew with -Dtracker.renew=true").exists();
            assertThat(Files.readString(file))
                    .as("%s; renew with -Dtracker.renew=true", file.getFileName())
                    .isEqualTo(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
