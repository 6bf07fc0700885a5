package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests keep keys and settings below the build's folder, not in the home directory of the person who builds. */
class TestHomeTest {

    @TempDir
    Path folder;

    @Test
    void liesInTheBuildForPathsOutOfTheEnvironmentAndWithoutOne() throws Exception {
        String build = System.getProperty("basedir");
        assumeTrue(build != null, "the build tool sets the folders");
        Path module = Path.of(build);
        UserFolders folders = UserFolders.of(System.getenv());

        assertThat(folders.state()).matches(path -> path.startsWith(module));
        assertThat(folders.configuration()).matches(path -> path.startsWith(module));
        assertThat(Path.of(System.getenv("XDG_CACHE_HOME"))).matches(path -> path.startsWith(module));
        assertThat(Path.of(System.getProperty("user.home"))).matches(path -> path.startsWith(module));

        MachineKeys.of(Map.of(), folder).find(true);
        assertThat(Path.of(System.getProperty("user.home"), ".local", "state", "tracker", "machine.key"))
                .exists();
        assertThat(Files.exists(folder.resolve("journal.key"))).isTrue();
    }
}
