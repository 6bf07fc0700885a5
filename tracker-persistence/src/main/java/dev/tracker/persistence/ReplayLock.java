package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.replay.ReplayTurn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one process of a project replay at a time: by a lock on a file, which the system takes back from one
 * that dies, and between the threads of this one by a lock of their own.
 */
final class ReplayLock implements ReplayTurn {

    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** @param file beside the mirror; made where it is missing */
    ReplayLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.threads = THREADS.computeIfAbsent(this.file, any -> new ReentrantLock());
    }

    @Override
    public boolean alone(Runnable work) {
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Closing the file gives its lock back.
            channel.lock();
            work.run();
            return true;
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "The file '" + file
                            + "', which keeps programs from synchronising at once, cannot be used. Check its"
                            + " permissions and its folder's.",
                    e);
        } finally {
            threads.unlock();
        }
    }
}
