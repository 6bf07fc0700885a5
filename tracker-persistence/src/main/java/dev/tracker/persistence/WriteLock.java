package dev.tracker.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lock of SQLite's writers on a file: which process holds it, as far as the platform says so. Linux lists the locks
 * of all processes; elsewhere nothing is known. Costs those who hold the lock nothing.
 */
final class WriteLock {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final Path PROCESSES = Path.of("/proc");

    /** Where SQLite locks the index of its write-ahead log for a write. */
    private static final long BYTE = 120;

    private WriteLock() {}

    /**
     * The process that holds the lock.
     *
     * @param name of its program
     * @param isSuspended whether it was stopped by a signal, as by {@code kill -STOP} or a debugger
     */
    record Holder(long pid, String name, boolean isSuspended) {

        /** Names the process and what to do about it. */
        String sentence(long seconds) {
            String process = "process " + pid + " (" + name + ")";
            return isSuspended
                    ? "The write waited for " + process + ", which holds the record's lock and is suspended. Resume it"
                            + " (kill -CONT " + pid + ") or end it (kill -9 " + pid
                            + "), and writes go on. Reads are not affected."
                    : "The write waited " + seconds + " seconds for " + process
                            + ", which holds the record's lock. Wait until that is done, or end it, and try again. Reads"
                            + " are not affected.";
        }
    }

    /** The process that holds the lock on a file; none where no process does, or the platform does not say. */
    static Optional<Holder> holder(Path file) {
        try {
            Object inode = Files.getAttribute(file.resolveSibling(file.getFileName() + "-shm"), "unix:ino");
            List<String> locks = Files.readAllLines(LOCKS, StandardCharsets.ISO_8859_1);
            return locks.stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(word -> word.length == 8 && word[1].equals("POSIX") && word[3].equals("WRITE"))
                    .filter(word -> word[5].endsWith(":" + inode) && covers(word[6], word[7]))
                    .map(word -> holder(Long.parseLong(word[4])))
                    .findFirst();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The platform does not say who holds a lock", e);
            return Optional.empty();
        }
    }

    private static boolean covers(String from, String to) {
        return Long.parseLong(from) <= BYTE && !to.equals("EOF") && BYTE <= Long.parseLong(to);
    }

    private static Holder holder(long pid) {
        Path process = PROCESSES.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            int name = stat.indexOf('(');
            int end = stat.lastIndexOf(')');
            char state = stat.charAt(end + 2);
            return new Holder(pid, stat.substring(name + 1, end), state == 'T' || state == 't');
        } catch (IOException | IndexOutOfBoundsException e) {
            return new Holder(pid, "of another user or container", false);
        }
    }
}
