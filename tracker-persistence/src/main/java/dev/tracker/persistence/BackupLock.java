package dev.tracker.persistence;

import dev.tracker.persistence.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps programs that make, count and remove backups of one record apart. A backup is worth more than this order: where
 * the lock cannot be had, the work is done all the same.
 */
final class BackupLock {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProcessLock lock;

    /** @param folder of the backups; must be there when the lock is taken */
    BackupLock(Path folder) {
        this.lock = new ProcessLock(folder.resolve("backup.lock"));
    }

    <T> T holding(Supplier<T> work) {
        List<T> done = new ArrayList<>(1);
        try {
            lock.holding(PATIENCE, channel -> done.add(work.get()));
        } catch (InterruptedException e) {
            throw SqlErrors.interrupted("back up the record", e);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The backups cannot be locked", e);
        }
        return done.isEmpty() ? work.get() : done.get(0);
    }
}
