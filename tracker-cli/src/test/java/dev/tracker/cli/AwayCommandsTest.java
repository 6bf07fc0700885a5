package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines while the database is away, each from its beginning, as it is in a process of its own. */
class AwayCommandsTest {

    private static final List<String> READING = List.of(
            "status",
            "status --full",
            "work list",
            "work tree",
            "work ready",
            "work search before",
            "vendor list",
            "vendor show acme",
            "deploy list",
            "config show",
            "enhancement list",
            "history",
            "sync status",
            "archive list");

    private static final List<String> NEED_DATABASE = List.of("archive run", "archive run --dry-run");

    @TempDir
    Path folder;

    private TestDatabase database;
    private FaultProxy proxy;
    private String url;

    @BeforeEach
    void makeRecord() {
        database = TestDatabases.fresh(Kind.POSTGRESQL);
        proxy = FaultProxy.before(database.jdbcUrl());
        url = proxy.urlFor(database.jdbcUrl());
        run("work create task Before");
        run("vendor create acme");
    }

    @AfterEach
    void close() {
        proxy.close();
        database.close();
    }

    @Test
    void readsFromTheMirrorAndSaysSo() {
        goAway();

        for (String command : READING) {
            Cli.Outcome outcome = run(command + " --json");
            assertThat(outcome.status()).as(command + outcome.err()).isZero();
            assertThat(outcome.err()).as(command).contains("Warning: ");
            assertThat(outcome.json()).as(command).containsEntry("data_source", "sqlite_cache");
        }
        assertThat(run("work list").out()).contains("Before");
    }

    @Test
    void refusesWhatTheDatabaseAloneCanDo() {
        goAway();

        for (String command : NEED_DATABASE) {
            Cli.Outcome outcome = run(command + " --json");
            assertThat(outcome.status()).as(command).isEqualTo(6);
            assertThat(outcome.refusal()).as(command).containsEntry("error", "DatabaseError");
        }
    }

    @Test
    void keepsWritesAndBringsThemToTheDatabaseByTheNextCommandThatFindsIt() {
        goAway();
        Cli.Outcome made = run("work create task Meanwhile --json");
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.json()).containsEntry("wrote_to_cache", true).containsEntry("wrote_to_markdown", true);
        assertThat(run("status --json").json()).containsEntry("pending_sync", 1L);
        assertThat(run("doctor").out()).contains("journal: 1 changes wait", "does not serve");

        proxy.heal();

        Cli.Outcome list = run("work list --json");
        assertThat(list.json()).doesNotContainKey("data_source");
        assertThat(list.out()).contains("Meanwhile");
        assertThat(run("status --json").json())
                .containsEntry("pending_sync", 0L)
                .containsEntry("database_status", "online");
    }

    @Test
    void resolvesConflictsEitherWay(@TempDir Path elsewhere) {
        for (String side : List.of("mine", "theirs")) {
            String item = run("work create task First --json").text("id");
            goAway();
            assertThat(run("work update " + item + " --title Mine").status()).isZero();
            Cli colleague = new Cli(elsewhere).with("TRACKER_DATABASE_URL", database.jdbcUrl());
            assertThat(colleague.run("work update " + item + " --title Theirs").status())
                    .isZero();
            proxy.heal();

            Cli.Outcome conflicts = run("sync conflicts --json");
            assertThat(run("sync status").out()).contains("Conflict ", "mine", "theirs");
            assertThat(run("status").err()).contains("sync resolve");
            String conflict = run("sync conflicts --quiet").out().strip();
            assertThat(conflicts.out()).contains(conflict, "Mine", "Theirs", item);
            Cli.Outcome resolved = run("sync resolve " + conflict + " --keep " + side + " --json");

            assertThat(resolved.status()).as(resolved.err()).isZero();
            assertThat(resolved.json()).containsEntry("conflicts", List.of());
            assertThat(run("work show " + item + " --json").text("title")).isEqualToIgnoringCase(side);
            assertThat(run("sync conflicts").out()).contains("No conflicts");
            assertThat(run("status").err()).doesNotContain("sync resolve");
            assertThat(run("sync resolve " + conflict + " --keep " + side).status())
                    .as("resolved once")
                    .isEqualTo(4);
        }
    }

    @Test
    void writesNothingBesideTheDatabaseWithoutAFallback() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Cli alone = new Cli(other).with("TRACKER_FALLBACK", "off").with("TRACKER_DATABASE_URL", url);
        assertThat(alone.run("vendor list").status()).isZero();
        goAway();

        assertThat(alone.run("vendor list").status()).isEqualTo(6);
        assertThat(alone.run("vendor create other").status()).isEqualTo(6);
        assertThat(other.resolve(".tracker/cache.db")).doesNotExist();
    }

    @Test
    void showsNoKeysThatAStatusFileDoesNotKnow(@TempDir Path elsewhere) throws IOException {
        assertThat(run("status --write").status()).isZero();
        String key = run("work list --json").out().replaceAll("(?s).*\"key\":\"(\\w+)\".*", "$1");
        assertThat(run("work list").out()).contains(key, "KEY");
        Files.copy(folder.resolve(".project_status.md"), elsewhere.resolve(".project_status.md"));
        goAway();
        Cli beside = new Cli(elsewhere).with("TRACKER_DATABASE_URL", url);

        assertThat(beside.run("work list").out()).contains("Before", "TITLE").doesNotContain("KEY", "UPDATED");
        assertThat(beside.run("work tree").out().strip()).matches("active Before.*");
        assertThat(beside.run("work list --quiet").out()).isEmpty();
        assertThat(beside.run("vendor show acme").out())
                .contains("acme", "status")
                .doesNotContainPattern("(?m)^(id|version|updated) ");
        assertThat(beside.run("vendor list --csv").out().lines().skip(1))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(",acme,broken,,"));
        assertThat(beside.run("vendor list").err()).contains("ids and keys are not in it");
    }

    @Test
    void checksWhatTheRecordDependsOn() {
        Cli.Outcome well = run("doctor --json");

        assertThat(well.status()).isZero();
        assertThat(well.out())
                .contains("setting database.url", "\"schema\"", "\"mirror\"", "\"journal\"", "\"git\"", "status file");
        assertThat(run("doctor").out()).contains("ok    database: ", "answers (", "nothing waits for the database");
    }

    private void goAway() {
        proxy.refuse();
        proxy.cut();
    }

    private Cli.Outcome run(String command) {
        return new Cli(folder).with("TRACKER_DATABASE_URL", url).run(command);
    }
}
