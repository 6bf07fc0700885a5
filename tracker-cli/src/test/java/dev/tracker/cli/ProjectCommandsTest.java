package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCommandsTest {
    @TempDir
    Path folder;

    @Test
    void beginsARecord() throws IOException {
        Cli.Outcome outcome = new Cli(folder).must("init");

        assertThat(outcome.out()).contains("Made ", "jdbc:sqlite:.tracker/tracker.db");
        assertThat(folder.resolve(".tracker/tracker.db")).exists();
        assertThat(Files.readString(folder.resolve(".tracker/.gitignore"))).contains("*");
        assertThat(new Cli(folder).must("init").out()).contains("There already is");
    }

    @Test
    void writesTheDatabaseThatIsNamed() throws IOException {
        Cli cli = new Cli(folder);
        Files.createDirectory(folder.resolve(".tracker"));
        Files.writeString(
                folder.resolve(".tracker/config.properties"), "# ours\nactor=eve\ndatabase.url=jdbc:sqlite:x.db\n");

        cli.must("init --database jdbc:sqlite:other.db");

        assertThat(Files.readString(folder.resolve(".tracker/config.properties")))
                .isEqualTo("# ours\nactor=eve\ndatabase.url=jdbc:sqlite:other.db\n");
        assertThat(folder.resolve("other.db")).exists();
        assertThat(cli.with("TRACKER_ACTOR", "").must("vendor create A --json").json())
                .containsEntry("created_by", "eve");
    }

    @Test
    void keepsPasswordsOutOfTheFile() {
        Cli.Outcome outcome =
                new Cli(folder).run("init --database jdbc:postgresql://localhost:1/t?user=u&password=hunter2");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("must not hold a password").doesNotContain("hunter2");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void beginsBeforeTheDatabaseAnswers() {
        Cli.Outcome outcome = new Cli(folder).run("init --database jdbc:postgresql://localhost:1/nowhere");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).startsWith("Warning: the database does not answer yet.");
        assertThat(folder.resolve(".tracker/config.properties")).exists();
    }

    @Test
    void saysThatNoSourceCouldServe() {
        Cli.Outcome outcome = new Cli(folder)
                .with("TRACKER_FALLBACK", "off")
                .run("vendor list --json --database jdbc:postgresql://localhost:1/nowhere");

        assertThat(outcome.status()).isEqualTo(6);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.refusal()).containsEntry("error", "DatabaseError");
    }

    @Test
    void refusesAWrongSetting() throws IOException {
        Files.createDirectory(folder.resolve(".tracker"));
        Files.writeString(folder.resolve(".tracker/config.properties"), "databse.url=x\n");

        Cli.Outcome outcome = new Cli(folder).run("vendor list");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("databse.url", "config.properties");
    }

    @Test
    void worksOnTheProjectThatItStandsIn() throws IOException {
        new Cli(folder).must("init");
        Path below = Files.createDirectories(folder.resolve("a/b"));

        new Cli(below).must("vendor create Acme");

        assertThat(new Cli(folder).must("vendor list --quiet").out()).hasLineCount(1);
        assertThat(new Cli(below)
                        .must("-C", folder.toString(), "vendor", "list", "--quiet")
                        .out())
                .hasLineCount(1);
    }

    @Test
    void saysWhyAProjectCannotBeMade() throws IOException {
        Cli.Outcome outcome = new Cli(folder)
                .failingWith(new UncheckedIOException(
                        new FileSystemException("/project/.tracker", null, "Read-only file system")))
                .run("vendor list");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("Error: '/project/.tracker' cannot be used: Read-only file system.")
                .doesNotContain("should not have happened");
    }

    @Test
    void writesDetailsOfAnUnexpectedEndWhereTheyCanBeWritten() throws IOException {
        Files.writeString(folder.resolve(".tracker"), "no folder");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        Cli.Outcome outcome = new Cli(folder)
                .with("TMPDIR", temporary.toString())
                .failingWith(new IllegalStateException("boom"))
                .run("vendor list");

        String said = outcome.err()
                .lines()
                .filter(line -> line.startsWith("Details are in "))
                .findFirst()
                .orElse("");
        Path log = Path.of(said.replace("Details are in ", ""));
        assertThat(log.getParent()).isEqualTo(temporary);
        assertThat(log).content().contains("boom", "\tat dev.tracker");
    }

    @Test
    void followsNoLinkOfTheProjectWithDetails() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.createSymbolicLink(folder.resolve(".tracker"), elsewhere);

        new Cli(folder)
                .with("TMPDIR", temporary.toString())
                .failingWith(new IllegalStateException("boom"))
                .run("vendor list");

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(temporary).isDirectoryContaining("glob:**tracker-error-*.log");
    }

    @Test
    void leavesAnUnexpectedEndInAFile() throws IOException {
        Files.createDirectory(folder.resolve(".tracker"));
        Cli.Outcome outcome =
                new Cli(folder).failingWith(new IllegalStateException("boom")).run("vendor list");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("boom", "tracker-error-").doesNotContain("\tat ");
        try (var logs = Files.list(folder.resolve(".tracker"))) {
            assertThat(logs)
                    .singleElement()
                    .satisfies(log -> assertThat(log).content().contains("\tat dev.tracker"));
        }
    }

    @Test
    void namesWhatHasTheFoldersPlace() throws IOException {
        Path file = Files.createDirectory(folder.resolve("file"));
        Files.writeString(file.resolve(".tracker"), "x");
        Path link = Files.createDirectory(folder.resolve("link"));
        Files.createSymbolicLink(link.resolve(".tracker"), Path.of("../missing"));

        for (Path project : java.util.List.of(file, link)) {
            Cli.Outcome refused = new Cli(project).run("init");

            assertThat(refused.status()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err()).contains(".tracker");
            assertThat(new Cli(project).must("doctor").out())
                    .contains("look  .tracker: ")
                    .doesNotContain("Run 'tracker init'");
            assertThat(new Cli(project)
                            .withoutRecord()
                            .run("work create task x")
                            .status())
                    .isNotZero()
                    .isNotEqualTo(1);
        }
    }
}
