package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that another machine left in a status file, as the command shows and takes them over. */
class SyncAcceptTest {
    private static final String AWAY = "jdbc:postgresql://127.0.0.1:1/nobody";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void leaveChanges() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Path other = Files.createDirectory(folder.resolve("other"));
        in(other).must("work", "create", "task", "First \u001b[2Jof theirs");
        in(other).must("work", "create", "task", "Second of theirs");
        Files.copy(other.resolve(".project_status.md"), project.resolve(".project_status.md"));
    }

    private static Cli in(Path folder) {
        return new Cli(folder).with("TRACKER_DATABASE_URL", AWAY);
    }

    private long held() {
        return ((Number) in(project).must("sync status --json").json().get("pending")).longValue();
    }

    @Test
    void asksForEachOnATerminal() {
        Cli.Outcome first = in(project).onTerminal().reading("no\ny\n").run("sync accept");

        assertThat(first.status()).isZero();
        assertThat(first.err())
                .contains("Change 1", "Change 2", "ada", "created work_item", "Second of theirs", "[y/N]")
                .doesNotContain("\u001b[2J");
        assertThat(first.out()).contains("Taken over: 1 change; it reaches the database when that answers.");
        Cli.Outcome left = in(project).onTerminal().reading("").run("sync accept");
        assertThat(left.err()).contains("First").doesNotContain("Second of theirs");
        assertThat(left.out()).contains("Nothing was taken over.");
    }

    @Test
    void asksNobodyElse() {
        Cli.Outcome refused = in(project).reading("y\ny\n").run("sync accept");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("Change 1", "on a terminal only", "--yes");
        assertThat(held()).isZero();
    }

    @Test
    void takesOneByItsNumberWithoutAsking() {
        assertThat(in(project).run("sync accept 3 --yes").status()).isEqualTo(3);
        assertThat(in(project).run("sync accept 0 --yes").err()).contains("must be 1 to 2");

        Cli.Outcome taken = in(project).must("sync accept 2 --yes --json");

        assertThat(taken.json()).containsEntry("accepted", List.of(2L));
        assertThat(held()).isEqualTo(1);
        assertThat(in(project).must("doctor").out()).contains("A pending change has no proof", "tracker sync accept");
        assertThat(in(project).must("sync accept --yes").out()).contains("Taken over: 1 change");
        assertThat(in(project).must("sync accept").out()).contains("There is nothing to take over.");
    }
}
