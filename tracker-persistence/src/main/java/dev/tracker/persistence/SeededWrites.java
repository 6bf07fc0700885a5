package dev.tracker.persistence;

import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.error.DatabaseException;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Offline writes beside a record in a file. Before the first of them, the journal's mirror is filled from the newest
 * backup: then writes to what the record held are checked and kept too.
 *
 * @param isGivenUp whether the record's file cannot even be read
 */
record SeededWrites(JournaledWrites journaled, Mirror mirror, RecordBackups backups, BooleanSupplier isGivenUp)
        implements OfflineWrites {

    @Override
    public <T extends @Nullable Object> T write(Unit<T> unit) {
        seed();
        return journaled.write(unit);
    }

    private void seed() {
        try {
            if (!isGivenUp.getAsBoolean() || journaled.isWaiting() || isFilled()) {
                return;
            }
            for (RecordBackups.Backup backup : backups.good()) {
                if (isSeeded(backup)) {
                    return;
                }
            }
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The journal begins without the record's backup", e);
        }
    }

    /** Fills the mirror from a backup, unless another server was first; false where that backup cannot be used. */
    private boolean isSeeded(RecordBackups.Backup backup) {
        try {
            new MirrorCopy(mirror).ofBackup(backup.file(), backup.madeAt(), () -> !journaled.isOpen() && !isFilled());
            return true;
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A backup cannot be used", e);
            return false;
        }
    }

    private boolean isFilled() {
        return mirror.exists() && mirror.state() != null;
    }

    @Override
    public boolean isWaiting() {
        return journaled.isWaiting();
    }

    @Override
    public WriteJournal journal() {
        return journaled.journal();
    }

    @Override
    public boolean replay(Sessions database) {
        return journaled.replay(database);
    }

    @Override
    public List<Warning> warnings() {
        return journaled.warnings();
    }

    @Override
    public @Nullable Instant lastSyncAt() {
        return journaled.lastSyncAt();
    }

    @Override
    public AvailabilityState counts() {
        return journaled.counts();
    }

    @Override
    public void close() {
        journaled.close();
    }
}
