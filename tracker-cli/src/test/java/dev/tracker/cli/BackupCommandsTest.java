package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a record in a file, and a folder without a record. */
class BackupCommandsTest {
    @TempDir
    Path folder;

    @Test
    void putsABackupBackAndKeepsWhatIsThere() {
        Cli cli = new Cli(folder);
        cli.must("work create task First -q");
        Path made = Path.of(cli.must("backup kept.db --json").text("path"));
        assertThat(made).isEqualTo(folder.resolve("kept.db")).isNotEmptyFile();
        cli.must("work create task Second -q");
        assertThat(cli.run("backup kept.db").status()).isEqualTo(6);

        Path kept = Path.of(cli.must("restore kept.db --json").text("kept"));

        assertThat(cli.must("work list --json").items())
                .extracting(item -> item.get("title"))
                .containsExactly("First");
        // What a restore replaced is no backup of its own: it is put back by its name.
        assertThat(cli.must("restore " + kept + " --json").text("restored_from"))
                .isEqualTo(kept.toString());
        assertThat(cli.must("work list --json").items())
                .extracting(item -> item.get("title"))
                .containsExactlyInAnyOrder("First", "Second");
    }

    @Test
    void asksWhichBackupIsMeant() throws IOException {
        Cli cli = new Cli(folder);
        assertThat(cli.run("restore").status()).isEqualTo(2);
        assertThat(cli.run("restore kept.db --latest").status()).isEqualTo(2);
        assertThat(cli.run("restore --latest").status()).isEqualTo(3);
        assertThat(cli.run("backup").err()).contains("There is no record at");
        Files.writeString(folder.resolve("other.db"), "This is no record. ".repeat(500));
        assertThat(cli.run("restore other.db").err()).contains("is damaged, or is no record. Nothing was changed.");
        assertThat(folder.resolve(".tracker/tracker.db")).doesNotExist();
    }

    @Test
    void makesNoRecordByReadingAndSaysHowOneIsMade() throws IOException {
        Cli cli = new Cli(folder).withoutRecord();
        Cli.Outcome list = cli.must("work list");
        assertThat(list.err()).contains("There is no record at").contains("tracker init");
        cli.must("status");
        cli.must("doctor");
        assertThat(cli.run("work show abcde").status()).isEqualTo(4);
        assertThat(cli.run("work create task Lost").status()).isEqualTo(6);
        assertThat(folder).isEmptyDirectory();

        Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("HEAD"), "ref: refs/heads/main\n");
        assertThat(cli.must("work create task First").err()).contains("A new record was made in");
        assertThat(cli.must("work create task Second").err()).isEmpty();
        assertThat(cli.must("work list --json").items()).hasSize(2);
    }
}
