package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record's file is replaced under a program that has it open, and put back at the worst moment. */
class RescueTest {

    @TempDir
    Path base;

    private Path file;
    private Path log;
    private Path aside;
    private Path other;
    private SqliteFile record;

    @BeforeEach
    void makeRecords() throws IOException {
        file = Files.createDirectories(base.resolve("project/.tracker")).resolve("tracker.db");
        log = file.resolveSibling("tracker.db-wal");
        aside = base.resolve("aside.db");
        other = base.resolve("other.db");
        record = SqliteFile.at(file);
        create(file, "In the file");
        create(other, "Of another record");
    }

    @Test
    void leavesTheLogOfAFileThatCameBackWhileItWasSaved() throws IOException, SQLException {
        try (Connection connection = opened()) {
            OpenedFile files = OpenedFile.of(record);
            create(file, "In the log");
            replace();

            rescue(new Meanwhile(this::putBack)).leave(connection, files);

            assertThat(files.isInPlace())
                    .as("the file, its log and its index are there")
                    .isTrue();
        }
        assertThat(titles(file)).containsExactlyInAnyOrder("In the file", "In the log");
    }

    @Test
    void leavesNoLogBesideAFileThatReplacedTheSameOnceMore() throws IOException, SQLException {
        Rescue rescue = rescue(new Meanwhile(() -> {}));
        try (Connection holder = opened()) {
            OpenedFile first = OpenedFile.of(record);
            Path moved = base.resolve("aside.db-wal");
            Path index = file.resolveSibling("tracker.db-shm");
            Path movedIndex = base.resolve("aside.db-shm");
            replace();
            Files.move(log, moved);
            Files.move(index, movedIndex);
            rescue.leave(holder, first);
            Files.move(moved, log);
            Files.move(movedIndex, index);
            putBack();
            try (Connection connection = opened()) {
                OpenedFile again = OpenedFile.of(record);
                assertThat(again.keys()).isEqualTo(first.keys());
                create(file, "Newer");
                replace();

                rescue.leave(connection, again);
                rescue.leave(holder, first);

                assertThat(log).as("the log of the other file").doesNotExist();
            }
        }
        assertThat(titles(file)).containsExactly("Of another record");
        Path saved = backups(Clock.systemUTC()).newest().orElseThrow().file();
        assertThat(titles(saved)).containsExactlyInAnyOrder("In the file", "Newer");
    }

    private Connection opened() throws SQLException {
        Connection connection = record.connectBriefly();
        Transactions.execute(connection, "SELECT COUNT(*) FROM sqlite_master");
        return connection;
    }

    private Rescue rescue(Clock clock) {
        return new Rescue(record, backups(clock));
    }

    private RecordBackups backups(Clock clock) {
        return RecordBackups.of(
                new StoreSettings("jdbc:sqlite:" + file, null, null, base.resolve("project"), 1), clock);
    }

    private void replace() throws IOException {
        Files.move(file, aside);
        Files.move(other, file);
    }

    private void putBack() {
        try {
            Files.move(file, other);
            Files.move(aside, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file, String title) {
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task(title), Caller.named("alice"));
        }
    }

    private static List<String> titles(Path file) {
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            return Tracker.over(store).workItems().list(WorkItemQuery.ALL).items().stream()
                    .map(WorkItemSummary::title)
                    .toList();
        }
    }

    /** A clock that is asked for the time while a backup is made; the first time, something happens. */
    private static final class Meanwhile extends Clock {

        private final Runnable event;
        private boolean happened;

        Meanwhile(Runnable event) {
            this.event = event;
        }

        @Override
        public Instant instant() {
            if (!happened) {
                happened = true;
                event.run();
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
