package dev.tracker.persistence.files;

import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.ProjectFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps writers of a project's files apart: processes by a lock on a file, which the system takes back
 * from one that dies, and the threads of this one by a lock of their own, since a process holds a
 * file's lock as a whole.
 */
final class ProjectLock {

    private static final String FILE = "files.lock";
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock threads;

    ProjectLock(Path project) {
        this.folder = project.resolve(".tracker");
        this.threads = THREADS.computeIfAbsent(folder, any -> new ReentrantLock());
    }

    <T> T holding(Supplier<T> work) {
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return threads.getHoldCount() > 1 ? work.get() : holdingFile(work);
        } finally {
            threads.unlock();
        }
    }

    private <T> T holdingFile(Supplier<T> work) {
        // Closing the file gives its lock back.
        try (FileChannel channel = open()) {
            channel.lock();
            return work.get();
        } catch (FileLockInterruptionException e) {
            throw interrupted();
        } catch (IOException e) {
            throw Refusal.failed(".tracker/" + FILE, "locked", e);
        }
    }

    private FileChannel open() throws IOException {
        ProjectFolder.make(folder);
        return FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static ValidationException interrupted() {
        Thread.currentThread().interrupt();
        return Refusal.of(".tracker/" + FILE, "could not be locked: the call was interrupted");
    }
}
