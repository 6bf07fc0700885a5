package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.replay.ReplayTurn;
import dev.tracker.persistence.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Lets one process of a project replay at a time, and in it one thread. Who has another lock already does not wait for
 * this one: a replay takes the lock on the project's files within this.
 */
final class ReplayLock implements ReplayTurn {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;
    private final ProcessLock lock;
    private final Duration patience;

    /** @param file beside the mirror; made where it is missing */
    ReplayLock(Path file) {
        this(file, PATIENCE);
    }

    /** @param patience how long to wait for another's replay */
    ReplayLock(Path file, Duration patience) {
        this.file = file;
        this.lock = new ProcessLock(file);
        this.patience = patience;
    }

    @Override
    public boolean alone(Runnable work) {
        try {
            return lock.holding(ProcessLock.isHeldByThread() ? Duration.ZERO : patience, channel -> work.run())
                    == ProcessLock.Outcome.TAKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "The file '" + file
                            + "', which keeps programs from synchronising at once, cannot be used. Check its"
                            + " permissions and its folder's.",
                    e);
        }
    }
}
