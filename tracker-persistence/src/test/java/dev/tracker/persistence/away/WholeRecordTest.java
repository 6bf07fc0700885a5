package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.JsonLines;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the whole record is not made of a part of it, which answers while the database is away. */
class WholeRecordTest {

    private static final Caller ANN = Caller.named("ann");
    private static final String FIRST = """
            # Project Status - 2026-03-01T09:30:00Z

            ## Operational Vendors (1/1)

            - **Acme**: operational (42/45 tests) [csv] v1.2.3

            ## Active Work Items (0)

            ## Recent Deployments (Last 0)

            ## Future Enhancements (0)

            ---
            *Generated at 2026-03-01T09:30:00Z*
            """;

    @RegisterExtension
    static final DatabaseExtension DATABASE =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    @TempDir
    Path folder;

    private Path file;
    private Project nowhere;

    @BeforeEach
    void nameProject() {
        file = folder.resolve(".project_status.md");
        nowhere = new Project(folder, "jdbc:postgresql://127.0.0.1:1/nowhere", Map.of());
    }

    @Test
    void noStatusFileIsMadeOfAnOlderOne() throws IOException, GitAPIException {
        commit(FIRST);
        String newer = FIRST.replace("42/45", "44/45");
        Files.writeString(file, newer);

        try (AvailableStore store = nowhere.open()) {
            refuses(() -> Tracker.over(store).statusFile().write());
        }

        assertThat(file).hasContent(newer);
    }

    @Test
    void noStatusFileIsMadeOfNothing() throws IOException {
        try (AvailableStore store = nowhere.open()) {
            refuses(() -> Tracker.over(store).statusFile().write());
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void noFileIsFoundMigratedIntoItself() throws IOException, GitAPIException {
        commit(FIRST);

        try (AvailableStore store = nowhere.open()) {
            refuses(() ->
                    Tracker.over(store).migration().migrate(MigrateStatusFile.OF_PROJECT, ANN, MigrationProgress.NONE));
        }

        assertThat(file).hasContent(FIRST);
    }

    @Test
    void noExportIsMadeOfAFile() throws IOException {
        Files.writeString(file, FIRST);

        try (AvailableStore store = nowhere.open()) {
            refusesToExport(store);
        }
    }

    @Test
    void theMirrorMakesAStatusFileAndNoExport(TestDatabase database) throws IOException {
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).vendors().create(CreateVendor.named("Mirrored"), ANN);
        }

        try (AvailableStore store = project.withoutServer().open()) {
            Tracker.over(store).statusFile().write();
            refusesToExport(store);
        }

        assertThat(file).content().contains("**Mirrored**");
    }

    private static void refusesToExport(AvailableStore store) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        JsonLines.Output lines = JsonLines.to(written);

        refuses(() -> Tracker.over(store).transfer().export(lines, TransferProgress.UNWATCHED));

        assertThat(written.size()).isZero();
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("takes the database, which is away");
    }

    private void commit(String text) throws IOException, GitAPIException {
        Files.writeString(file, text);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".project_status.md").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setMessage("Keep the status")
                    .call();
        }
    }
}
