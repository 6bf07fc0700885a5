package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandsTest {
    @TempDir
    Path folder;

    @Test
    void saysThatNothingWaits() {
        Cli cli = new Cli(folder);

        assertThat(cli.must("sync status").out()).contains("online").contains("0 changes");
        assertThat(cli.must("sync now --json").out()).contains("\"pending\":0").contains("\"conflicts\":[]");
        assertThat(cli.must("sync conflicts").out()).contains("No conflicts");
    }

    @Test
    void refusesConflictsThatThereAreNot() {
        Cli cli = new Cli(folder);

        assertThat(cli.run("sync resolve 00000000-0000-7000-8000-000000000000 --keep mine")
                        .status())
                .isEqualTo(4);
        assertThat(cli.run("sync resolve zzzzz --keep theirs").status()).isEqualTo(3);
        assertThat(cli.run("sync resolve 00000000-0000-7000-8000-000000000000 --keep both")
                        .status())
                .isEqualTo(2);
    }
}
