package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.json.RecordTree;
import dev.tracker.persistence.HeldChanges.HeldChange;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an earlier build stored by the names of its operations and fields is read by this one. */
class EarlierBuildTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    /** Repeated requests are known for 30 days, and the earlier build made these in January 2026. */
    private static final Instant SOON_AFTER = Instant.parse("2026-01-25T00:00:00Z");

    @TempDir
    Path folder;

    /** Where the changes that wait are read from. */
    enum Waiting {
        IN_JOURNAL,
        IN_STATUS_FILE,
        IN_BOTH
    }

    @Test
    void answersItsRequestsAgain() throws IOException, SQLException {
        unpack("tracker.db");
        List<String> stored = storedAnswers();
        assertThat(stored).hasSize(19);
        try (AvailableStore store = AvailableStore.open(project(Map.of()))) {
            Tracker tracker = Tracker.over(store, Clock.fixed(SOON_AFTER, ZoneOffset.UTC));
            long before = tracker.changes().list(ChangeQuery.ALL).lastSeq();

            List<Record> answers = EarlierCalls.ofEveryKind(tracker);

            assertThat(answers).hasSameSizeAs(stored);
            for (int i = 0; i < answers.size(); i++) {
                // An answer may tell more than what is stored of it.
                assertThat(Json.readObject(Json.write(RecordTree.stored(answers.get(i)))))
                        .containsAllEntriesOf(Json.readObject(stored.get(i)));
            }
            assertThat(tracker.changes().list(ChangeQuery.ALL).lastSeq()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replaysItsWaitingChanges(Waiting waiting, TestDatabase database) throws IOException, SQLException {
        if (waiting != Waiting.IN_STATUS_FILE) {
            unpack("cache.db");
            Files.createFile(folder.resolve(".tracker/cache.db.waiting"));
        }
        if (waiting != Waiting.IN_JOURNAL) {
            try (InputStream section = resource("pending.md")) {
                Files.copy(section, folder.resolve(".project_status.md"));
            }
        }
        ProjectSettings project = project(Map.of("TRACKER_DATABASE_URL", database.jdbcUrl()));
        try (HeldChanges held = HeldChanges.of(project)) {
            Set<Integer> numbers = held.list().stream().map(HeldChange::number).collect(Collectors.toSet());
            assertThat(numbers).hasSize(12);
            held.accept(numbers);
        }
        try (AvailableStore store = AvailableStore.open(project)) {
            Tracker tracker = Tracker.over(store);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (tracker.sync().now().pending() > 0 && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertThat(tracker.sync().now().pending()).isZero();
            assertThat(tracker.sync().now().conflicts()).isEmpty();
            List<String> log = Sql.column(database, "SELECT count(*) FROM change_log WHERE actor = 'ada'");

            EarlierCalls.whileUnavailable(tracker);

            assertThat(Sql.column(database, "SELECT count(*) FROM change_log WHERE actor = 'ada'"))
                    .isEqualTo(log)
                    .doesNotContain("0");
        }
    }

    private ProjectSettings project(Map<String, String> environment) {
        return ProjectSettings.resolve(new SettingOptions(null, folder.toString(), null), environment, folder);
    }

    private void unpack(String name) throws IOException {
        Files.createDirectories(folder.resolve(".tracker"));
        try (InputStream file = new GZIPInputStream(resource(name + ".gz"))) {
            Files.copy(file, folder.resolve(".tracker").resolve(name));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(EarlierBuildTest.class.getResourceAsStream("/earlier/calls/" + name));
    }

    private List<String> storedAnswers() throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(".tracker/tracker.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM requests ORDER BY at")) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
