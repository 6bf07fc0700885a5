package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @Test
    void unpacksOnceAndAgainWhenAFileIsMissing(@TempDir Path root) throws IOException {
        Path home = PostgresBinaries.unpacked(root);
        FileTime unpacked = Files.getLastModifiedTime(home.resolve("bin/postgres"));
        assertThat(home.resolve("bin/initdb")).isExecutable();

        assertThat(PostgresBinaries.unpacked(root)).isEqualTo(home);
        assertThat(Files.getLastModifiedTime(home.resolve("bin/postgres"))).isEqualTo(unpacked);

        Path cleanedAway = home.resolve("share/postgresql/postgres.bki");
        Files.delete(cleanedAway);
        PostgresBinaries.unpacked(root);
        assertThat(cleanedAway).exists();
    }
}
