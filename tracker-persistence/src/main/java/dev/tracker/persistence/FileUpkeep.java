package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sees to it that changes which were kept while the record's file could not be used come into it. Looks now
 * and then, so that a call need not. Safe for several threads.
 */
final class FileUpkeep implements AutoCloseable {

    private static final Duration BETWEEN_BACKUPS = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final MainDatabase database;
    private final OfflineWrites offline;
    private final RecordBackups backups;
    private final ScheduledExecutorService upkeep = Daemon.timer("tracker-file");

    FileUpkeep(MainDatabase database, OfflineWrites offline, RecordBackups backups) {
        this.database = database;
        this.offline = offline;
        this.backups = backups;
    }

    /** Looks for the first time, and goes on as long as this process lives. */
    void begin() {
        look();
        Daemon.repeat(upkeep, EVERY, EVERY, this::look);
        Daemon.repeat(upkeep, BETWEEN_BACKUPS, BETWEEN_BACKUPS, this::backUp);
    }

    /** Whether something waits even after a try to bring it: then a write has to wait behind it. */
    boolean isStillWaiting() {
        look();
        return offline.isWaiting();
    }

    private void backUp() {
        if (database.isServing()) {
            backups.makeIfDue();
        }
    }

    private void look() {
        try {
            if (database.isServing() && offline.isWaiting()) {
                database.call(offline::replay);
            }
            if (database.isServing() && offline.holds()) {
                database.call(sessions -> {
                    offline.takeBack(sessions);
                    return true;
                });
            }
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "Changes could not be brought to the record's file", e);
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "Changes could not be brought to the record's file", e);
        }
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
    }
}
