package dev.tracker.persistence.files;

import dev.tracker.persistence.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a file between processes, and between the threads of this one. The system takes it back from a process that
 * dies.
 *
 * <p>A thread never waits for it within the system: it tries, and pauses in between. The system knows processes only. It
 * sees a deadlock where two threads of one process and two of another each hold one file and wait for a second, and
 * refuses the lock to one that would have got it.
 */
public final class ProcessLock {

    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
    private static final ThreadLocal<Integer> HELD = ThreadLocal.withInitial(() -> 0);
    private static final long LONGEST_PAUSE_MICROS = 20_000;

    private final Path file;

    /** @param file made where it is missing; its folder must be there when the lock is taken */
    public ProcessLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** Work under a lock. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does the work.
         *
         * @param channel the locked file, for who wants to write its name into it
         */
        void run(FileChannel channel) throws IOException;
    }

    /** Why a lock was not to be had; {@link #TAKEN} where it was, and the work was done. */
    public enum Outcome {
        TAKEN,
        HELD_BY_THREAD,
        HELD_BY_PROCESS
    }

    /** Whether the current thread holds any such lock. */
    public static boolean isHeldByThread() {
        return HELD.get() > 0;
    }

    /** Whether the current thread holds this one. */
    boolean isMine() {
        ReentrantLock threads = THREADS.get(key());
        return threads != null && threads.isHeldByCurrentThread();
    }

    /**
     * Runs the work as soon as nobody else holds the lock. A thread does not take one that it has.
     *
     * @param patience how long to try; zero tries once
     * @throws InterruptedException if the thread is interrupted while it waits; the work was not begun then
     * @throws IOException if the file cannot be locked, or the work failed
     */
    public Outcome holding(Duration patience, Work work) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        ReentrantLock threads = THREADS.computeIfAbsent(key(), any -> new ReentrantLock(true));
        if (threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread has the lock already");
        }
        if (!threads.tryLock(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
            return Outcome.HELD_BY_THREAD;
        }
        HELD.set(HELD.get() + 1);
        // Closing the file gives its lock back.
        try (FileChannel channel = open()) {
            if (!isLocked(channel, end)) {
                return Outcome.HELD_BY_PROCESS;
            }
            work.run(channel);
            return Outcome.TAKEN;
        } finally {
            HELD.set(HELD.get() - 1);
            threads.unlock();
        }
    }

    /** One name for a file, whichever way leads to its folder: a process has a file's lock as a whole. */
    private Path key() {
        Path folder = file.getParent();
        try {
            return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            // Opening the file says what is wrong with its folder.
            return file;
        }
    }

    /** A link in its place would lead to a file of somebody else's, and a pipe would wait for its other end. */
    private FileChannel open() throws IOException {
        return OwnFiles.open(file);
    }

    private static boolean isLocked(FileChannel channel, long end) throws IOException, InterruptedException {
        for (long pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MICROS)) {
            if (tryLock(channel)) {
                return true;
            }
            long left = TimeUnit.NANOSECONDS.toMicros(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            // Those who wait do not all look at the same moment.
            TimeUnit.MICROSECONDS.sleep(
                    Math.min(left, ThreadLocalRandom.current().nextLong(pause / 2, pause + 1)));
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another copy of this class in the process has it.
            return false;
        }
    }
}
