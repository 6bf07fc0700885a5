package dev.tracker.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The project's settings as a file that people edit too: what they wrote stays. */
final class ConfigFile {
    private final Path file;

    ConfigFile(Path file) {
        this.file = file;
    }

    /** Sets one key, in the line that it has or in a new one. */
    void set(String key, String value) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(line -> line.strip().matches(key.replace(".", "\\.") + "\\s*[=:].*"));
        lines.add(key + "=" + value.replace("\\", "\\\\"));
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "config", ".tmp");
        try {
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
