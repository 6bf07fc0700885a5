package dev.tracker.persistence;

import dev.tracker.core.availability.Source;
import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves from the newest backup of a record whose file is damaged or gone. Reads a private copy, so that the backup
 * stays as it is. Safe for several threads.
 */
final class BackupSource implements ReadSource, AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final RecordBackups backups;
    private final Clock clock;
    private @Nullable Opened opened;

    private record Opened(Path file, Connections connections, Sessions sessions) {}

    BackupSource(RecordBackups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public Source source() {
        return Source.SQLITE_CACHE;
    }

    @Override
    public Offer offer() {
        List<RecordBackups.Backup> all = backups.good();
        for (RecordBackups.Backup backup : all) {
            Duration age = Duration.between(backup.madeAt(), clock.instant());
            String description =
                    "the record's newest backup '" + backup.file() + "', which is " + Ages.inWords(age) + " old";
            try {
                // What came into the record since is missing, so that no status file is made from it.
                return new Offer.Serving(sessions(backup.file()), age, description, true, false);
            } catch (SQLException | DatabaseException e) {
                SqlErrors.log().log(System.Logger.Level.DEBUG, "A backup cannot be read", e);
            }
        }
        return new Offer.None(
                all.isEmpty() ? "there is no backup of the record" : "no backup of the record can be read");
    }

    private synchronized Sessions sessions(Path file) throws SQLException {
        if (opened != null && opened.file().equals(file)) {
            return opened.sessions();
        }
        close();
        SqliteFile backup = SqliteFile.at(file);
        Connections connections = new HeldConnections(() -> copy(backup), CONNECTIONS);
        boolean usable = false;
        try {
            connections.giveBack(connections.take(), true);
            usable = true;
            Opened made = new Opened(file, connections, new Sessions(Dialect.SQLITE, connections));
            opened = made;
            return made.sessions();
        } finally {
            if (!usable) {
                connections.close();
            }
        }
    }

    private static java.sql.Connection copy(SqliteFile backup) throws SQLException {
        try {
            return RecordCopy.open(backup).connection();
        } catch (IOException e) {
            throw new SQLException("the backup cannot be copied", e);
        }
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.connections().close();
            opened = null;
        }
    }
}
