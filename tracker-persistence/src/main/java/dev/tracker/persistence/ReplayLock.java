package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.replay.ReplayTurn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets one process replay at a time, by a lock on a file that ends with its process however that ends. */
final class ReplayLock implements ReplayTurn {

    private final ReentrantLock threads = new ReentrantLock();
    private final Path file;

    ReplayLock(Path file) {
        this.file = file;
    }

    /** Leaves the work to whoever is at it. */
    @Override
    public boolean alone(Runnable work) {
        if (!threads.tryLock()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            work.run();
            return true;
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "The file '" + file + "', which keeps programs from replaying at once, cannot be used. Check its"
                            + " permissions and its folder's.",
                    e);
        } finally {
            threads.unlock();
        }
    }
}
