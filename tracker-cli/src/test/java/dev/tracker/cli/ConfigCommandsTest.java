package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {
    @TempDir
    Path folder;

    @Test
    void showsWhatIsConfigured() {
        Cli cli = new Cli(folder);

        assertThat(cli.must("config show").out()).contains("active_context_type   feature", "200000");
        assertThat(cli.must("config show --json").json())
                .containsEntry("id", 1L)
                .containsEntry("default_token_budget", 200_000L);
    }

    @Test
    void setsSeveralAtOnce() {
        Cli cli = new Cli(folder);
        String session = cli.must("work create session S --json").text("key");

        cli.must(
                "config set active_context_type=maintenance default_token_budget=150000 current_session_id=" + session);

        assertThat(cli.must("config show --json").json())
                .containsEntry("active_context_type", "maintenance")
                .containsEntry("default_token_budget", 150_000L)
                .containsKey("current_session_id")
                .containsEntry("version", 2L);
    }

    @Test
    void refusesWhatBreaksARule() {
        Cli cli = new Cli(folder);
        String task = cli.must("work create task T --json").text("key");

        assertThat(cli.run("config set current_session_id=" + task).status()).isEqualTo(3);
        assertThat(cli.run("config set git_head_commit=abc default_token_budget=1")
                        .err())
                .contains("git_head_commit must", "default_token_budget must");
        assertThat(cli.run("config set git_branch=main --version 7").status()).isEqualTo(5);
    }
}
