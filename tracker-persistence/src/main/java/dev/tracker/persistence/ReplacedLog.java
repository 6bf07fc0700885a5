package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The write-ahead log, and its index, of a record's file that was replaced without them. SQLite would take them for
 * those of the file that is there now. The original file can be put back at any moment.
 */
final class ReplacedLog {

    private final SqliteFile file;
    private final OpenedFile files;

    private ReplacedLog(SqliteFile file, OpenedFile files) {
        this.file = file;
        this.files = files;
    }

    static ReplacedLog of(SqliteFile file, OpenedFile files) {
        return new ReplacedLog(file, files);
    }

    /**
     * Renames it, unless its file is back.
     *
     * @param saved whether what it holds is kept elsewhere, so that it can go
     */
    void putAside(boolean saved) {
        String ending = "." + UUID.randomUUID() + ".replaced";
        Map<Path, Path> moved = new LinkedHashMap<>();
        try {
            for (String companion : List.of("-wal", "-shm")) {
                Path part = file.companion(companion);
                if (!isBack() && files.has(part)) {
                    Path aside = part.resolveSibling(part.getFileName() + ending);
                    Files.move(part, aside);
                    moved.put(part, aside);
                }
            }
            if (isBack()) {
                putBack(moved);
            } else if (saved) {
                for (Path aside : moved.values()) {
                    Files.delete(aside);
                }
            }
        } catch (IOException e) {
            SqlErrors.log().log(
                    System.Logger.Level.WARNING, "The log of '" + file.path() + "' could not be put aside", e);
        }
    }

    private boolean isBack() {
        return files.has(file.path());
    }

    private static void putBack(Map<Path, Path> moved) throws IOException {
        for (Map.Entry<Path, Path> part : moved.entrySet()) {
            Files.move(part.getValue(), part.getKey());
        }
    }
}
