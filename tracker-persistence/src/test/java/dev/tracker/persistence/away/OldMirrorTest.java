package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that is older than {@code TRACKER_CACHE_TTL} serves only where it has to. */
class OldMirrorTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");
    private static final String STATUS_FILE = ".project_status.md";

    @TempDir
    Path folder;

    private Project away;

    /** What was asked, and what was said of it. */
    private record Asked(List<String> vendors, Source source, List<Warning> warnings) {}

    @BeforeEach
    void mirror(TestDatabase database) {
        Project project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).vendors().create(CreateVendor.named("Acme"), ALICE);
            Tracker.over(store).statusFile().write();
            Tracker.over(store).vendors().create(CreateVendor.named("Later"), ALICE);
        }
        away = project.withoutServer().with("TRACKER_CACHE_TTL", "PT0.000000001S");
    }

    @Test
    void leavesItToTheWorkingTree() {
        Asked asked = ask();

        assertThat(asked.vendors()).containsExactly("Acme");
        assertThat(asked.source()).isEqualTo(Source.MARKDOWN_FILE);
        assertThat(asked.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.DATABASE_UNAVAILABLE);
            assertThat(warning.message())
                    .contains("has not answered since", "sqlite_cache: the mirror was last refreshed", "git_history:");
        });
    }

    @Test
    void leavesItToGit() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(STATUS_FILE).call();
            git.commit()
                    .setMessage("Status")
                    .setAuthor("Ada", "ada@example.org")
                    .call();
        }
        Files.writeString(folder.resolve(STATUS_FILE), "# Something else\n");

        Asked asked = ask();

        assertThat(asked.vendors()).containsExactly("Acme");
        assertThat(asked.source()).isEqualTo(Source.GIT_HISTORY);
    }

    @Test
    void servesWhereNothingElseDoes() throws IOException {
        Files.delete(folder.resolve(STATUS_FILE));

        Asked asked = ask();

        assertThat(asked.vendors()).containsExactly("Acme", "Later");
        assertThat(asked.source()).isEqualTo(Source.SQLITE_CACHE);
        assertThat(asked.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.STALE_CACHE);
            assertThat(warning.message()).contains("git_history:", "markdown_file:", "less than a minute ago");
        });
    }

    @Test
    void servesWhileChangesWaitInIt() {
        try (AvailableStore store = away.open()) {
            Tracker.over(store).vendors().create(CreateVendor.named("Offline"), ALICE);
        }

        Asked asked = ask();

        assertThat(asked.vendors()).containsExactly("Acme", "Later", "Offline");
        assertThat(asked.source()).isEqualTo(Source.SQLITE_CACHE);
        assertThat(asked.warnings()).extracting(Warning::code).containsExactly(Warning.STALE_CACHE);
    }

    private Asked ask() {
        try (AvailableStore store = away.open();
                Observation seen = Observation.begin()) {
            List<String> names = Tracker.over(store).vendors().list(VendorQuery.ALL).page().items().stream()
                    .map(Vendor::name)
                    .toList();
            return new Asked(names, seen.source(), seen.warnings());
        }
    }
}
