package dev.tracker.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which files a connection has open. The write-ahead log and its index belong to the record: what is written
 * while one of them is gone is in no file that others see.
 *
 * @param keys by path, as they were when the connection was opened
 * @param copied the state of the record that the connection has a private copy of; null where it has the file itself
 * @param whyReadOnly a sentence; null where the connection may write
 * @param openedNanos by the clock of {@link System#nanoTime}
 */
record OpenedFile(
        Map<Path, Object> keys,
        RecordCopy.@Nullable Stamp copied,
        @Nullable String whyReadOnly,
        long openedNanos) {

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(2);

    /** The files of a record that was just opened, and read once: then the log is open too. */
    static OpenedFile of(SqliteFile file) {
        Map<Path, Object> keys = new TreeMap<>();
        for (String companion : new String[] {"", "-wal", "-shm"}) {
            Path part = file.companion(companion);
            Object key = FileKey.of(part);
            if (key != null) {
                keys.put(part, key);
            }
        }
        return new OpenedFile(keys, null, null, System.nanoTime());
    }

    static OpenedFile copyOf(RecordCopy.Stamp stamp, String whyReadOnly) {
        return new OpenedFile(Map.of(), stamp, whyReadOnly, System.nanoTime());
    }

    /** Whether the files at their paths are still those that the connection has open. */
    boolean isInPlace() {
        return keys.entrySet().stream().allMatch(part -> part.getValue().equals(FileKey.of(part.getKey())));
    }

    /** Whether the file at a path is the one that the connection has open. */
    boolean has(Path part) {
        Object key = keys.get(part);
        return key != null && key.equals(FileKey.of(part));
    }

    /** Whether a connection that may not write is to make way for one that perhaps may. */
    boolean isToBeTriedAgain() {
        return copied != null && System.nanoTime() - openedNanos > UNTIL_TRIED_AGAIN.toNanos();
    }
}
