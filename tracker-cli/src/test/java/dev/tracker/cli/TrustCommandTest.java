package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void cloneIt() throws IOException {
        file = Files.createDirectory(folder.resolve(".tracker")).resolve("config.properties");
        Files.writeString(file, "database.url=jdbc:sqlite:../outside.db\n");
    }

    @Test
    void namesWhatIsNotTrusted() {
        Cli.Outcome read = new Cli(folder).run("work list");
        Cli.Outcome write = new Cli(folder).run("work create task x");

        assertThat(read.status()).isZero();
        assertThat(read.err()).contains("Warning: database.url in .tracker/config.properties", "tracker trust");
        assertThat(write.status()).isEqualTo(6);
        assertThat(write.err()).contains("Error: database.url in .tracker/config.properties", "tracker trust");
        assertThat(new Cli(folder).must("doctor").out()).contains("look  trust: database.url");
        assertThat(folder.resolveSibling("outside.db")).doesNotExist();
    }

    @Test
    void asksOnATerminal() {
        assertThat(new Cli(folder).onTerminal().reading("n\n").run("trust").status())
                .isEqualTo(2);
        assertThat(new Cli(folder).run("work create task x").status()).isEqualTo(6);

        Cli.Outcome trusted = new Cli(folder).onTerminal().reading("y\n").run("trust");

        assertThat(trusted.err()).contains("database.url = jdbc:sqlite:../outside.db", "[y/N]");
        assertThat(trusted.status()).isZero();
        assertThat(new Cli(folder).must("trust --list").out())
                .contains(folder.getFileName().toString());
        assertThat(new Cli(folder).must("doctor").out()).contains("which the user trusts");
        assertThat(new Cli(folder).must("trust").out()).contains("Trusted already");
        assertThat(new Cli(folder).must("trust --remove").out()).contains("No longer trusted");
        assertThat(new Cli(folder).must("trust --list").out()).contains("No project is trusted");
    }

    @Test
    void asksNobodyElse() {
        Cli.Outcome refused = new Cli(folder).reading("y\n").run("trust");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("database.url = jdbc:sqlite:../outside.db", "--yes");
        assertThat(new Cli(folder).run("work create task x").status()).isEqualTo(6);
        assertThat(new Cli(folder).must("trust --yes --json").json()).containsEntry("trusted", true);
        assertThat(new Cli(folder).run("trust --yes --remove").status()).isEqualTo(2);
    }

    @Test
    void trustsWhatInitWrites() throws IOException {
        Files.delete(file);
        Cli.Outcome made = new Cli(folder).must("init", "--database", "jdbc:sqlite:" + folder.resolve("in.db?x=1"));
        assertThat(made.status()).isZero();

        assertThat(new Cli(folder).must("trust --list").out())
                .contains(folder.getFileName().toString());
        assertThat(new Cli(folder).must("work create task x").err()).isEmpty();
    }

    @Test
    void doesNotTrustAStrangersSettingsWithThem() throws IOException {
        String hostile = "cache.path=../precious\nd\\u0061tabase.url=jdbc:postgresql://evil/x\nactor=a\\";
        Files.writeString(file, hostile);

        Cli.Outcome refused = new Cli(folder)
                .with("TRACKER_CACHE_PATH", ".tracker/c.db")
                .run("init --database jdbc:postgresql://localhost:1/mine");

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("cache.path from .tracker/config.properties", "tracker trust");
        Files.writeString(file, hostile.substring(hostile.indexOf('\n') + 1));
        assertThat(new Cli(folder)
                        .run("init --database jdbc:postgresql://localhost:1/mine")
                        .status())
                .isEqualTo(3);
        assertThat(new Cli(folder).must("trust --list").out()).contains("No project is trusted");
        assertThat(new Cli(folder).run("init").status()).isEqualTo(3);
    }
}
