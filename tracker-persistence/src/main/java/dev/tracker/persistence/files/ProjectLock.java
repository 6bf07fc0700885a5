package dev.tracker.persistence.files;

import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.ProjectFolder;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps writers of a project's files apart: processes by a lock on a file, which the system takes back
 * from one that dies, and the threads of this one by a lock of their own, since a process holds a
 * file's lock as a whole. Nobody waits for ever: who gives up is told who has it.
 */
final class ProjectLock {

    /** Longer than a migration of the largest file takes. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String FILE = "files.lock";
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Duration patience;
    private final ReentrantLock threads;

    ProjectLock(Path project, Duration patience) {
        this.folder = project.resolve(".tracker");
        this.patience = patience;
        this.threads = THREADS.computeIfAbsent(folder, any -> new ReentrantLock());
    }

    <T> T holding(Supplier<T> work) {
        try {
            if (!threads.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw held("another call of this program has");
            }
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
            lock(channel);
            LockHolder.self().write(channel);
            return work.get();
        } catch (FileLockInterruptionException e) {
            throw interrupted();
        } catch (IOException e) {
            throw Refusal.failed(".tracker/" + FILE, "locked", e);
        }
    }

    private void lock(FileChannel channel) throws IOException {
        if (channel.tryLock() != null) {
            return;
        }
        // The system queues who waits, but knows no limit: it ends where the file is closed.
        Executor afterwards = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(channel), afterwards);
        try {
            channel.lock();
        } catch (AsynchronousCloseException e) {
            throw held(LockHolder.of(folder.resolve(FILE)) + " has");
        } finally {
            end.cancel(false);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger("dev.tracker.persistence").log(System.Logger.Level.DEBUG, "The lock stays open", e);
        }
    }

    private FileChannel open() throws IOException {
        ProjectFolder.make(folder);
        return FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private ValidationException held(String who) {
        return Refusal.of(
                ".tracker/" + FILE,
                String.format(
                        Locale.ROOT,
                        "could not be locked: for %s seconds %s held it. Nothing was changed; call again when that is done",
                        patience.toMillis() / 1_000.0,
                        who));
    }

    private static ValidationException interrupted() {
        Thread.currentThread().interrupt();
        return Refusal.of(".tracker/" + FILE, "could not be locked: the call was interrupted");
    }
}
