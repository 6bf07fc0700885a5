package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Changes that wait in a project and are not brought to its record: others wrote them, or they are for another record. */
class HeldChangesTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    private static final Caller KIM = Caller.named("kim");
    private static final Pattern COMMENT = Pattern.compile("<!-- tracker:pending (\\S+) -->");

    @TempDir
    Path temporary;

    private static String urlOfNobody() {
        return "jdbc:postgresql://127.0.0.1:1/nobody";
    }

    private static ProjectSettings project(Path folder, String url) {
        return ProjectSettings.resolve(
                new SettingOptions(null, folder.toString(), null), Map.of("TRACKER_DATABASE_URL", url), folder);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }

    /** A folder in which somebody wrote with the database away. */
    private Path offline(String name, String url, String title) throws IOException {
        Path folder = folder(name);
        try (AvailableStore store = AvailableStore.open(project(folder, url))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task(title), KIM);
        }
        return folder;
    }

    private static String closed(TestDatabase database) {
        return database.jdbcUrl().replaceFirst("//[^/]+/", "//127.0.0.1:1/");
    }

    /** What the record holds after a server of the project had all the time it wants, and what there is to say. */
    private static Seen visit(Path folder, TestDatabase database) {
        try (AvailableStore store = AvailableStore.open(project(folder, database.jdbcUrl()))) {
            Tracker tracker = Tracker.over(store);
            tracker.sync().now();
            SyncStatus status = tracker.sync().now();
            return new Seen(
                    tracker.workItems().list(WorkItemQuery.ALL).items().stream()
                            .map(WorkItemSummary::title)
                            .toList(),
                    status.pending(),
                    status.warnings());
        }
    }

    private static Seen visitUntilNothingWaits(Path folder, TestDatabase database) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Seen seen = visit(folder, database);
        while (seen.pending() > 0 && System.nanoTime() - end < 0) {
            seen = visit(folder, database);
        }
        return seen;
    }

    private record Seen(List<String> titles, long pending, List<Warning> warnings) {}

    private static void forge(Path from, Path to) throws IOException {
        Matcher comment = COMMENT.matcher(Files.readString(from.resolve(".project_status.md")));
        assertThat(comment.find()).isTrue();
        String entry = new String(Base64.getUrlDecoder().decode(comment.group(1)), StandardCharsets.UTF_8)
                .replace("kim", "the-boss");
        String deep = "[".repeat(5_000);
        StringBuilder section = new StringBuilder("\n\n## Pending Changes\n\n");
        for (String text : List.of(entry, "{}", deep, "{\"request_id\":1,\"proof\":\"" + "x".repeat(43) + "\"}")) {
            section.append("<!-- tracker:pending ")
                    .append(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                    .append(" -->\n- by somebody\n");
        }
        section.append("<!-- tracker:pending !!! -->\n").append(comment.group()).append('\n');
        Files.writeString(
                to.resolve(".project_status.md"), section, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void ofAStrangerAreLeftAloneAndCarriedOn(TestDatabase database) throws IOException, SQLException {
        Path victim = folder("victim");
        try (AvailableStore store = AvailableStore.open(project(victim, database.jdbcUrl()))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Precious"), KIM);
            Tracker.over(store).statusFile().write();
        }
        forge(offline("stranger", closed(database), "Forged"), victim);
        String section = section(victim);

        Seen seen = visit(victim, database);

        assertThat(seen.titles()).containsExactly("Precious");
        assertThat(seen.pending()).isZero();
        assertThat(seen.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("unproven_changes");
            assertThat(warning.message()).contains("6 pending changes", "tracker sync accept");
        });
        try (AvailableStore store = AvailableStore.open(project(victim, database.jdbcUrl()))) {
            Tracker tracker = Tracker.over(store);
            tracker.workItems().create(CreateWorkItem.task("More"), KIM);
            assertThat(tracker.statusFile().write().changed()).isTrue();
        }
        assertThat(section(victim)).isEqualTo(section);
        assertThat(Checkup.of(project(victim, database.jdbcUrl())))
                .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo("pending changes"));
        assertThat(Sql.column(database, "SELECT count(*) FROM change_log WHERE actor = 'the-boss'"))
                .containsExactly("0");
    }

    private static String section(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(".project_status.md"));
        return text.substring(text.indexOf("## Pending Changes"));
    }

    @Test
    void inAStrangersJournalAreLeftAlone(TestDatabase database) throws IOException {
        Path stranger = offline("stranger", closed(database), "Forged");
        Path victim = folder("victim");
        Files.createDirectory(victim.resolve(".tracker"));
        for (String name : List.of("cache.db", "cache.db.waiting")) {
            Files.copy(stranger.resolve(".tracker/" + name), victim.resolve(".tracker/" + name));
        }

        Seen seen = visit(victim, database);

        assertThat(seen.titles()).isEmpty();
        assertThat(seen.pending()).isZero();
        assertThat(seen.warnings()).extracting(Warning::code).containsExactly("unproven_changes");
    }

    @Test
    void goToTheirRecordOnlyAndWaitUntilThat(TestDatabase database) throws IOException, SQLException {
        Path folder = folder("project");
        try (AvailableStore store = AvailableStore.open(project(folder, database.jdbcUrl()))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), KIM);
            store.synchronisation().now();
        }
        String original =
                Sql.column(database, "SELECT record_id FROM record_identity").get(0);
        offline("project", closed(database), "Offline");
        // As if the database had been dropped and made anew.
        String other = UUID.randomUUID().toString();
        Sql.execute(database, "UPDATE record_identity SET record_id = '" + other + "'");

        Seen refused = visit(folder, database);

        assertThat(refused.titles()).containsExactly("Before");
        assertThat(refused.pending()).isZero();
        assertThat(refused.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("changes_of_other_record");
            assertThat(warning.message()).contains(original, other);
        });
        try (HeldChanges held = HeldChanges.of(project(folder, database.jdbcUrl()))) {
            assertThat(held.list())
                    .singleElement()
                    .satisfies(change -> assertThat(change.acceptable()).isFalse());
        }

        Sql.execute(database, "UPDATE record_identity SET record_id = '" + original + "'");
        Seen back = visit(folder, database);
        assertThat(back.titles()).containsExactlyInAnyOrder("Before", "Offline");
        assertThat(back.warnings()).isEmpty();
        assertThat(Files.readString(folder.resolve(".project_status.md"))).doesNotContain("Pending Changes");
    }

    @Test
    void ofAnotherDatabaseOfThisServerAreNotSentToThisOne(TestDatabase database) throws IOException {
        Path folder = offline("project", urlOfNobody(), "For nobody");

        Seen seen = visit(folder, database);

        assertThat(seen.titles()).isEmpty();
        assertThat(seen.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("postgresql/nobody"));
        assertThat(Files.readString(folder.resolve(".project_status.md"))).contains("Pending Changes");
    }

    /** What an answer of the database says beside the items. */
    private static List<Warning> warnings(AvailableStore store) {
        try (Observation call = Observation.begin()) {
            Tracker.over(store).workItems().list(WorkItemQuery.ALL);
            return call.warnings();
        }
    }

    @Test
    void ofAnEarlierBuildAreShownAndTakenOverByAPerson(TestDatabase database) throws IOException {
        Path folder = folder("project");
        Files.createDirectory(folder.resolve(".tracker"));
        try (InputStream packed =
                        Objects.requireNonNull(HeldChangesTest.class.getResourceAsStream("/earlier/cache.db.gz"));
                InputStream journal = new GZIPInputStream(packed)) {
            Files.copy(journal, folder.resolve(".tracker/cache.db"));
        }
        Files.createFile(folder.resolve(".tracker/cache.db.waiting"));
        try (InputStream section =
                Objects.requireNonNull(HeldChangesTest.class.getResourceAsStream("/earlier/pending.md"))) {
            Files.copy(section, folder.resolve(".project_status.md"));
        }
        try (AvailableStore store = AvailableStore.open(project(folder, database.jdbcUrl()))) {
            assertThat(warnings(store)).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("unproven_changes");
                assertThat(warning.message())
                        .contains("A pending change has no proof", "an earlier version", "'tracker sync accept'");
            });
            assertThat(warnings(store)).isEmpty();
        }
        assertThat(visit(folder, database).titles()).isEmpty();

        try (HeldChanges held = HeldChanges.of(project(folder, database.jdbcUrl()))) {
            assertThat(held.list()).singleElement().satisfies(change -> {
                assertThat(change.actor()).isEqualTo("ada");
                assertThat(change.acceptable()).isTrue();
                assertThat(change.changes().get(0))
                        .startsWith("created work_item")
                        .contains("title = Made offline by an earlier build");
            });

            // On a busy machine the server may not answer in time; the change waits then.
            assertThat(held.accept(Set.of(1)).pending()).isLessThanOrEqualTo(1);
            assertThat(held.list()).isEmpty();
        }

        Seen seen = visitUntilNothingWaits(folder, database);
        assertThat(seen.pending()).isZero();
        assertThat(seen.titles()).containsExactly("Made offline by an earlier build");
        assertThat(seen.warnings()).isEmpty();
        assertThat(Files.readString(folder.resolve(".project_status.md"))).doesNotContain("Pending Changes");
    }

    @Test
    void ofAnEarlierBuildAreShownBesideARecordInAFile() throws IOException {
        Path folder = folder("project");
        String url = "jdbc:sqlite:" + folder.resolve("record.db");
        AvailableStore.makeRecord(project(folder, url));
        try (InputStream section =
                Objects.requireNonNull(HeldChangesTest.class.getResourceAsStream("/earlier/pending.md"))) {
            Files.copy(section, folder.resolve(".project_status.md"));
        }

        try (HeldChanges held = HeldChanges.of(project(folder, url))) {
            assertThat(held.list())
                    .singleElement()
                    .satisfies(change -> assertThat(change.acceptable()).isTrue());
        }
    }

    @Test
    void inTwoSectionsThatAMergeLeftAreAllBrought(TestDatabase database) throws IOException {
        Path folder = offline("project", closed(database), "One");
        offline("project", closed(database), "Two");
        Path file = folder.resolve(".project_status.md");
        String text = Files.readString(file);
        int second = text.lastIndexOf("<!-- tracker:pending ");
        Files.writeString(
                file,
                text.substring(0, second) + "\n\n## Pending Changes\n\n" + text.substring(second) + "\nA note.\n");
        Files.delete(folder.resolve(".tracker/cache.db"));

        Seen seen = visitUntilNothingWaits(folder, database);

        assertThat(seen.titles()).containsExactlyInAnyOrder("One", "Two");
        assertThat(seen.warnings()).isEmpty();
        assertThat(Files.readString(file))
                .doesNotContain("Pending Changes", "tracker:pending")
                .contains("A note.");
    }
}
