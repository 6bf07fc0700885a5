package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one types next is whole, however narrow the terminal is. */
class NarrowTerminalTest {
    @TempDir
    private Path folder;

    @Test
    void showsKeysAndIdsWholeAtEveryWidth() {
        Cli cli = new Cli(folder).onTerminal().with("NO_COLOR", "1");
        String parent = "";
        for (int level = 0; level < 5; level++) {
            String[] under = level == 0 ? new String[0] : new String[] {"--parent", parent};
            parent = key(cli, "Read the old files of the importer", under);
        }
        String key = key(cli, "Write what was read into the record", "--parent", parent);
        String enhancement = cli.must("enhancement", "create", "An index of all", "--priority", "2", "--json")
                .text("id");
        String vendor = "Acme Foods International";
        cli.must("vendor", "create", vendor);
        String commit = "0123456789abcdef0123456789abcdef01234567";
        cli.must(
                "deploy",
                "record",
                "--pr",
                "12",
                "--title",
                "A title of some length",
                "--commit",
                commit,
                "--compliant",
                "--work",
                key,
                "--work",
                parent);

        for (int width : new int[] {20, 22, 25, 28, 32, 36, 40, 45, 50, 60, 72, 80, 100, 140, 200}) {
            cli.with("COLUMNS", Integer.toString(width));
            for (String list : new String[] {"work list", "work tree", "work ready", "work show " + key}) {
                assertThat(cli.must(list).out()).as("%s at %d", list, width).contains(key);
            }
            assertThat(cli.must("enhancement list").out()).as("at %d", width).contains(enhancement);
            assertThat(cli.must("vendor list").out()).as("at %d", width).contains(vendor);
            assertThat(cli.must("deploy list").out()).as("at %d", width).contains("#12", key, parent, "0123456");
            assertThat(cli.must("work show " + key).out())
                    .as("at %d", width)
                    .contains(cli.must("work show " + key + " --json").text("id"));
        }
    }

    private static String key(Cli cli, String title, String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"work", "create", "task", title, "--json"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return cli.must(words).text("key");
    }
}
