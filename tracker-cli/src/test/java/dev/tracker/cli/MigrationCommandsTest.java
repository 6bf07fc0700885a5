package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.persistence.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationCommandsTest {
    private static final String LEGACY = """
            # Project Status

            ## Vendors (2 total)
            - AMINA: operational (42/45 tests passed, 2 skipped) [Excel, CSV] v1.4.0
            - TPD: broken

            ## Deployments
            ### 2025-10-04 - PR #118
            - Commit: n/a
            - Vendors: AMINA
            - Constitutional Compliance: yes

            ## Lessons
            * Never rename a sheet in a fixture.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve(".project_status.md"), LEGACY);
    }

    @Test
    void takesPromptFilesAlong() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("init");
        Files.createDirectory(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/a.md"), "---\nschema_version: \"1.0\"\ntitle: Read it\n---\nText\n");
        Files.writeString(folder.resolve("prompts/b.md"), "No front matter\n");

        assertThat(cli.must("migrate --prompts prompts").out())
                .contains("Session prompts  holds: 1 of 1", "prompts/b.md, line 1, was skipped: ");
        assertThat(cli.must("work list").out()).contains("Read it");
        assertThat(cli.run("migrate --rollback --prompts prompts").status()).isEqualTo(2);
    }

    @Test
    void showsHowFarItIsToPeopleOnly() {
        Cli cli = new Cli(folder);
        cli.must("init");

        assertThat(cli.must("migrate --json --dry-run").err()).doesNotContain("Migrating");
        assertThat(cli.must("migrate --dry-run").err()).doesNotContain("Migrating");
        Cli.Outcome onTerminal = cli.onTerminal().must("migrate --dry-run");
        assertThat(onTerminal.err()).contains("Migrating", "3/3");
        assertThat(onTerminal.out()).doesNotContain("3/3");
        assertThat(cli.must("migrate --json --dry-run").err()).doesNotContain("Migrating");
    }

    @Test
    void triesMigratesAndTakesBack() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("init");

        assertThat(cli.must("migrate --dry-run").out())
                .contains("can be migrated", "holds: 2 of 2", "lines 13 to 14", "* Never rename a sheet");
        assertThat(cli.must("vendor list --json").items()).isEmpty();

        assertThat(cli.must("migrate").out()).contains("The file is in the record.", ".project_status.md.backup");
        assertThat(cli.must("vendor list --json").items()).hasSize(2);
        assertThat(status()).contains("*Generated at ", "* Never rename a sheet");
        assertThat(cli.must("migrate").out()).contains("Nothing was changed.");

        assertThat(cli.must("migrate --rollback").out())
                .contains("0 work items, 2 vendors, 1 deployments and 0 enhancements left the record");
        assertThat(status()).isEqualTo(LEGACY);
        assertThat(cli.must("vendor list --json").items()).isEmpty();
        assertThat(cli.run("migrate --rollback").status()).isEqualTo(4);
    }

    @Test
    void givesProgramsTheToolsReport() {
        Cli cli = new Cli(folder);
        cli.must("init");

        Map<String, Object> report = cli.must("migrate --json").json();

        assertThat(report)
                .containsEntry("success", true)
                .containsEntry("dry_run", false)
                .containsEntry("rollback_executed", false)
                .containsEntry("backup_path", ".project_status.md.backup")
                .containsKeys("data_preservation_percentage", "reconciliation", "warnings", "unparsed", "duration_ms");
        assertThat(Json.readObject(Json.write(report.get("reconciliation"))))
                .containsOnlyKeys(
                        "vendor_count", "deployment_history", "enhancements", "session_prompts", "vendor_metadata");
    }

    @Test
    void endsWithThreeWhereACheckFails() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("init");
        Files.writeString(folder.resolve("bad.md"), "## Vendors\n- AMINA: operational (46/45 tests)\n");

        Cli.Outcome failed = cli.run("migrate bad.md");

        assertThat(failed.status()).isEqualTo(3);
        assertThat(failed.out()).contains("The file is not migrated", "FAILS: 0 of 1", "line 2, AMINA");
        assertThat(cli.run("migrate bad.md --json").json()).containsEntry("success", false);
        assertThat(cli.must("vendor list --json").items()).isEmpty();
    }

    @Test
    void refusesRollingBackWhatWasChangedUnlessForced() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("init");
        cli.must("migrate");
        cli.must("vendor update TPD --status operational");

        Cli.Outcome refused = cli.run("migrate --rollback");

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("vendor 'TPD' was changed since the migration");
        cli.must("migrate --rollback --force");
        assertThat(status()).isEqualTo(LEGACY);
    }

    @Test
    void importsPromptsAndNamesThoseItSkips() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("init");
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("good.md"), "---\nschema_version: \"1.0\"\ntitle: Good\n---\nText.\n");
        Files.writeString(prompts.resolve("bad.md"), "---\ntitle: Bad\n---\nText.\n");

        Cli.Outcome outcome = cli.must("import-prompts prompts");

        assertThat(outcome.out()).isEqualTo("1 imported, 0 updated, 0 unchanged, 1 skipped.\n");
        assertThat(outcome.err()).contains("prompts/bad.md, line ");
        assertThat(cli.must("import-prompts prompts/good.md --json").json())
                .containsEntry("imported", 0L)
                .containsEntry("unchanged", 1L);
        assertThat(cli.must("work list --type session --json").items()).hasSize(1);
    }

    @Test
    void saysWhatIsWrong() {
        Cli cli = new Cli(folder);
        cli.must("init");

        assertThat(cli.run("migrate --rollback --dry-run").status()).isEqualTo(2);
        assertThat(cli.run("migrate --force").status()).isEqualTo(2);
        assertThat(cli.run("import-prompts").status()).isEqualTo(2);
        assertThat(cli.run("migrate ../x.md").status()).isEqualTo(3);
        assertThat(cli.run("migrate absent.md").err()).contains("does not exist");
    }

    private String status() throws IOException {
        return Files.readString(folder.resolve(".project_status.md"));
    }
}
