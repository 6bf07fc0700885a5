package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandsTest {
    @TempDir
    Path folder;

    @Test
    void showsTheRecordAtAGlance() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");
        cli.must("vendor create Beta --status operational");
        cli.must("work create task T");

        assertThat(cli.must("status").out())
                .contains("1 of 2 operational (50.0 %)", "broken        Acme", "1: 1 ready, 0 blocked", "online");
        assertThat(cli.must("status --json").json())
                .containsKeys("vendor_health", "active_work_items", "recent_deployments", "database_status");
        assertThat(cli.must("status --full").out()).contains("Vendors\nNAME", "Open work items\nKEY");
        assertThat(cli.must("status --full --json").json()).containsKeys("vendors", "work_items", "enhancements");
        assertThat(cli.run("status --full --work-items 101").status()).isEqualTo(3);
    }

    @Test
    void writesTheStatusFile() throws IOException {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");

        Cli.Outcome first = cli.must("status --write");
        Cli.Outcome again = cli.must("status --write --json");

        assertThat(first.out()).startsWith("Wrote .project_status.md (");
        assertThat(again.json()).containsEntry("path", ".project_status.md").containsEntry("changed", false);
        assertThat(Files.readString(folder.resolve(".project_status.md")))
                .isEqualTo(cli.must("status --markdown").out())
                .isEqualTo(cli.must("status --markdown --json").text("markdown"))
                .contains("- **Acme**: broken");
        assertThat(cli.run("status --markdown --write").status()).isEqualTo(2);
    }

    @Test
    void leavesSomebodyElsesStatusFile() throws IOException {
        Cli cli = new Cli(folder).with("TRACKER_STATUS_FILE", "STATUS.md");
        Files.writeString(folder.resolve("STATUS.md"), "Ours.\n");

        Cli.Outcome outcome = cli.run("status --write");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("tracker migrate");
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("STATUS.md")).hasContent("Ours.");
    }

    @Test
    void tellsWhatHappenedToOneThing() {
        Cli cli = new Cli(folder);
        String key = cli.must("work create task T --json").text("key");
        cli.must("vendor create Acme --actor bob");
        cli.must("work", "update", key, "--title", "New");

        assertThat(cli.must("history " + key).out())
                .contains("created", "title: T → New")
                .doesNotContain("Acme");
        assertThat(cli.must("history Acme --json").json().get("changes"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(cli.must("history --actor bob --quiet").out()).isEqualTo("2\n");
        assertThat(cli.must("history --since 2 --jsonl").out()).hasLineCount(1).contains("\"seq\":3");
        assertThat(cli.must("history --limit 1 --json").json()).containsEntry("last_seq", 3L);
        assertThat(cli.must("history --since 2026-03-02T00:00:00Z").out()).isEqualTo("No changes.\n");
        assertThat(cli.must("history --csv").out()).startsWith("seq,at,actor,").hasLineCount(4);
    }

    @Test
    void tellsItLikeTheTool() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");

        Map<String, Object> answer = cli.must("history --json").json();

        assertThat(answer).containsEntry("last_seq", 1L).containsEntry("has_more", false);
        assertThat((List<?>) answer.get("changes")).hasSize(1);
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");

        Cli.Outcome outcome = cli.run("history Acne");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("no work item and no vendor 'Acne'. Did you mean Acme?");
    }
}
