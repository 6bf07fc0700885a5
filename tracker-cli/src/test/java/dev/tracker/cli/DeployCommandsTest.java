package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandsTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void recordsADeploymentWithWhatItTouched() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");
        String key = cli.must("work create task T --json").text("key");

        Map<String, Object> deployment = cli.must(
                        "deploy",
                        "record",
                        "--pr",
                        "12",
                        "--title",
                        "Read PDF",
                        "--commit",
                        HASH,
                        "--at",
                        "2026-02-01T10:00:00+01:00",
                        "--tests",
                        "unit=150,integration=30",
                        "--vendor",
                        "acme",
                        "--work",
                        key,
                        "--compliant",
                        "--json")
                .json();

        assertThat(deployment)
                .containsEntry("deployed_at", "2026-02-01T09:00:00Z")
                .containsEntry("commit_hash", HASH)
                .containsEntry(
                        "metadata",
                        Map.of(
                                "pr_number",
                                12L,
                                "pr_title",
                                "Read PDF",
                                "commit_hash",
                                HASH,
                                "test_summary",
                                Map.of("unit", 150L, "integration", 30L),
                                "constitutional_compliance",
                                true));
        assertThat(cli.must("deploy", "show", (String) deployment.get("id")).out())
                .contains("Read PDF", "2026-02-01 10:00 +01:00", "Acme", key + " T");
        assertThat(cli.must("deploy list --vendor Acme --json").items())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("pr_number", 12L));
        assertThat(cli.must("deploy list").out()).contains("#12", "Read PDF", "0123456789", "yes", "Acme");
        assertThat(cli.must("deploy list --csv").out()).startsWith("id,deployed_at,commit_hash,pr_number,");
        assertThat(cli.must("deploy list --no-compliant").out()).isEqualTo("No deployments.\n");
    }

    @Test
    void takesTheCommitFromGitAndTheTimeFromTheClock() throws IOException {
        Path git = Files.createDirectory(folder.resolve(".git"));
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("refs/heads/main"), HASH + "\n");

        Map<String, Object> deployment = new Cli(folder)
                .must("deploy record --pr 1 --title T --not-compliant --json")
                .json();

        assertThat(deployment).containsEntry("commit_hash", HASH).containsEntry("deployed_at", "2026-03-01T09:30:00Z");
    }

    @Test
    void namesAllThatIsMissingOrWrong() {
        Cli.Outcome outcome = new Cli(folder).run("deploy record --pr x --tests unit");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("metadata.pr_number must be a whole number", "metadata.pr_title is required")
                .contains("metadata.constitutional_compliance is required", "tests must be written", "give --commit");
    }

    @Test
    void saysWhatIsNotThere() {
        Cli cli = new Cli(folder);

        assertThat(cli.run("deploy show 0199c3a2-7f00-7000-8000-000000000001").status())
                .isEqualTo(4);
        assertThat(cli.run("deploy record --pr 1 --title T --compliant --vendor Nobody --commit " + HASH)
                        .status())
                .isEqualTo(4);
        assertThat(cli.run("deploy list --commit xyz").status()).isEqualTo(3);
    }
}
