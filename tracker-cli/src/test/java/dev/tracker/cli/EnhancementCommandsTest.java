package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnhancementCommandsTest {
    @TempDir
    Path folder;

    @Test
    void plansChangesListsAndShows() {
        Cli cli = new Cli(folder);
        String needed =
                cli.must("enhancement create Needed --priority 1 --json").text("id");

        Map<String, Object> created = cli.must(
                        "enhancement",
                        "create",
                        "Scans",
                        "--priority",
                        "2",
                        "--quarter",
                        "2026-Q3",
                        "--principle",
                        "P1",
                        "--depends-on",
                        needed,
                        "--json")
                .json();
        String id = (String) created.get("id");
        Map<String, Object> updated = cli.must("enhancement", "update", id, "--status", "approved", "--json")
                .json();

        assertThat(created)
                .containsEntry("target_quarter", "2026-Q3")
                .containsEntry("depends_on", List.of(needed))
                .containsEntry("requires_constitutional_principles", List.of("P1"));
        assertThat(updated).containsEntry("status", "approved").containsEntry("version", 2L);
        assertThat(cli.must("enhancement list --status approved --json").items())
                .hasSize(1);
        assertThat(cli.must("enhancement list").out()).contains("Needed", "Scans", "2026-Q3");
        assertThat(cli.must("enhancement", "show", id).out()).contains("title       Scans", "approved", needed);
    }

    @Test
    void refusesCyclesAndStaleVersionsAndUnknownIds() {
        Cli cli = new Cli(folder);
        String first = cli.must("enhancement create A --priority 1 --json").text("id");
        String second = cli.must("enhancement create B --priority 1 --depends-on " + first + " --json")
                .text("id");

        assertThat(cli.run("enhancement update " + first + " --depends-on " + second)
                        .status())
                .isEqualTo(3);
        assertThat(cli.run("enhancement update " + first + " --version 9 --title X")
                        .status())
                .isEqualTo(5);
        assertThat(cli.run("enhancement show 0199c3a2-7f00-7000-8000-000000000001")
                        .status())
                .isEqualTo(4);
        assertThat(cli.run("enhancement update 0199c3a2-7f00-7000-8000-000000000001 --title X")
                        .status())
                .isEqualTo(4);
    }
}
