package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that a command line is given, rightly or in the wrong place, is in nothing that it leaves. */
class PasswordsTest {

    private static final String SERVER = "jdbc:postgresql://127.0.0.1:1/x";
    private static final List<String> WHERE_IT_BELONGS = List.of("config.properties", "tracker.properties", "password");

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(folder.resolve("project/.git")).getParent();
        Files.writeString(project.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SERVER + "?user=kim&password=CANARY%25%26x&sslpassword=CANARY",
                SERVER + "?user=kim&password=CANARY&CANARY=1",
                SERVER + "?user=kim&password=CANARY%zz",
                SERVER + "?user=kim&PASSWORD=CANARY",
                SERVER + ";user=kim;password=CANARY",
                "jdbc:postgresql://kim:CANARY@127.0.0.1:1/x",
                "jdbc:postgresql://kim:CANARY/y@127.0.0.1:1/x",
                "jdbc:postgresql://kim:1/CANARY@127.0.0.1:1/x",
                "jdbc:postgresql:kim:CANARY@127.0.0.1/x",
                "jdbc:postgresql://127.0.0.1:CANARY/x",
                "postgresql://kim:CANARY%40@127.0.0.1/x",
                "host=127.0.0.1 user=kim password=CANARY",
                "jdbc:mysql://127.0.0.1/x?user=kim&pass=CANARY",
                "jdbc:sqlserver://127.0.0.1;user=kim;password=CANARY",
                "jdbc:oracle:thin:kim/CANARY@127.0.0.1:1521:x",
                "jdbc:sqlite:x.db?key=CANARY&pass=CANARY",
                "jdbc:sqlite://kim:CANARY@127.0.0.1/x",
                "CANARY"
            })
    void isShownOfNoUrl(String url) throws IOException {
        check(cli().with("TRACKER_DATABASE_URL", url).run("doctor"));
        check(cli().run("work", "list", "--json", "--database", url));
        check(cli().run("init", "--database", url));
        Files.createDirectories(project.resolve(".tracker"));
        Files.writeString(project.resolve(".tracker/config.properties"), "database.url=" + url + "\n");
        check(cli().run("work", "list", "--json"));
        check(cli().run("trust", "--yes"));
        check(cli().run("doctor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY",
                "database.password=CANARY",
                "database.url jdbc:postgresql://kim:CANARY@h/x",
                "jdbc:postgresql://kim:CANARY@h/x",
                "database.url=" + SERVER + "\ndatabase.password-file=CANARY",
                "database.user=kim:CANARY",
                "actor=postgresql://kim:CANARY@h/x",
                "cache.path=postgresql://kim:CANARY@h/x",
                "cache.ttl=postgresql://kim:CANARY@h/x"
            })
    void isShownOfNoSetting(String line) throws IOException {
        Files.createDirectories(project.resolve(".tracker"));
        Files.writeString(project.resolve(".tracker/config.properties"), line + "\n");

        check(cli().run("doctor"));
        check(cli().run("work", "list", "--json"));
        check(cli().run("trust", "--yes"));
    }

    @Test
    void isShownOfNoWordInTheWrongPlace() throws IOException {
        for (String url : List.of(SERVER + "?user=kim&password=CANARY", "postgresql://kim:CANARY@h/x")) {
            check(cli().run("init", url));
            check(cli().run("doctor", "--databse=" + url));
            check(cli().run("doctor", "--project", url));
            check(cli().run(url, "--json"));
            check(cli().run("vendor", "show", url));
            check(cli().run("vendor", "show", url, "--json"));
            check(cli().run("work", "list", "--status", url));
            check(cli().run("import-prompts", url));
            check(cli().run("sync", "resolve", url, "--keep", "mine", "--json"));
        }
    }

    @Test
    void isInNoCrashLog() throws IOException {
        Files.createDirectories(project.resolve(".tracker"));
        Cli cli = cli().with("TMPDIR", folder.toString());
        RuntimeException cause = new IllegalArgumentException("of postgresql://kim:CANARY@h/x");
        Cli.Outcome outcome = cli.failingWith(
                        new IllegalStateException("cannot parse " + SERVER + "?user=kim&password=CANARY&x=1", cause))
                .run("vendor list");

        check(outcome);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("this should not have happened", "Details are in");
    }

    @Test
    void isWrittenNowhereFromTheEnvironmentOrItsFile() throws IOException {
        Files.writeString(folder.resolve("password"), "CANARY-in-a-file\n");
        Files.createDirectories(folder.resolve("home/.config/tracker"));
        Files.writeString(
                folder.resolve("home/.config/tracker/config.properties"),
                "database.url=" + SERVER + "?user=kim\ndatabase.password-file=../../../password\n");
        for (String command : List.of("doctor", "doctor --json", "config show", "work list", "sync status --json")) {
            check(cli().run(command));
            check(cli().with("TRACKER_DATABASE_PASSWORD", "CANARY").run(command));
        }
        check(cli().run("work", "create", "task", "Kept for later"));
    }

    private Cli cli() {
        return new Cli(project)
                .withoutRecord()
                .with("HOME", folder.resolve("home").toString());
    }

    private void check(Cli.Outcome outcome) throws IOException {
        assertThat(outcome.out() + outcome.err()).isNotBlank().doesNotContain("CANARY");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!WHERE_IT_BELONGS.contains(file.getFileName().toString())) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("CANARY");
                }
            }
        }
    }
}
