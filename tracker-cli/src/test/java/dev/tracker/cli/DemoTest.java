package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path folder;

    @Test
    void makesAProjectAndShowsItOnce() {
        Cli.Outcome first = new Cli(folder).must("demo here");
        Cli.Outcome second = new Cli(folder).run("demo here");

        assertThat(first.out()).contains("45 vendors, 1,200 work items and 50 deployments", "$ tracker status");
        assertThat(first.err()).isEmpty();
        assertThat(new Cli(folder.resolve("here")).must("status --json").out())
                .contains("\"total_vendors\":45", "\"total_count\":1200");
        assertThat(new Cli(folder.resolve("here")).must("deploy list --json").json())
                .containsEntry("total_count", 50L);
        assertThat(folder.resolve("here/.project_status.md")).content().contains("## Operational Vendors (");
        assertThat(folder.resolve("here/.project_status.md.backup")).content().contains("## Vendors (45 total)");
        assertThat(new Cli(folder.resolve("here")).must("status --write").out()).contains("says the same already");
        assertThat(folder.resolve("here")).isDirectoryNotContaining("glob:**/.tracker-demo*");
        assertThat(second.status()).isEqualTo(3);
        assertThat(second.err()).contains("has a record already");
    }

    @Test
    void makesNothingWhereNoFolderCanBe() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");

        for (String name : List.of("taken", "taken/below", "", " ")) {
            Cli.Outcome outcome = new Cli(folder).run("demo", name);

            assertThat(outcome.status()).as(name).isEqualTo(3);
            assertThat(outcome.err()).as(name).contains("name a folder");
        }

        assertThat(folder).isDirectoryContaining("glob:**/taken").isDirectoryNotContaining("glob:**/.tracker*");
        assertThat(folder.resolve("taken")).hasContent("a file");
    }
}
