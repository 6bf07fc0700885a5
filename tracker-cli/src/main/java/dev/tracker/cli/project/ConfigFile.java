package dev.tracker.cli.project;

import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The project's settings as a file that people edit too: what they wrote stays. */
final class ConfigFile {
    private final Path file;

    ConfigFile(Path file) {
        this.file = file;
    }

    /** The content with one key set, in the line that it has or in a new one. */
    byte[] with(String key, String value) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(line -> line.strip().matches(key.replace(".", "\\.") + "\\s*[=:].*"));
        lines.add(key + "=" + value.replace("\\", "\\\\"));
        String content = String.join("\n", lines) + "\n";
        Properties read = new Properties();
        read.load(new StringReader(content));
        if (!value.equals(read.getProperty(key))) {
            throw ValidationException.of(
                    key, "cannot be set in '" + file + "', whose lines before it are not ended: correct them", null);
        }
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a content in the file's place in one step, for the user alone. */
    void write(byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "config", ".tmp");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
