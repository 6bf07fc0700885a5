package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The second place where writes wait for the database: the status file, beside whatever else it holds. */
final class PendingFile {

    private final ProjectFiles files;
    private final String path;

    PendingFile(ProjectFiles files, String path) {
        this.files = files;
        this.path = path;
    }

    /** The changes that wait there, in order. */
    List<JournalEntry> entries() {
        return files.find(path)
                .map(PendingFile::text)
                .map(PendingSection::in)
                .map(PendingSection::entries)
                .orElse(List.of());
    }

    /**
     * Adds a change.
     *
     * @throws dev.tracker.core.error.ValidationException if the file cannot be written
     */
    void add(JournalEntry entry) {
        change(section -> section.with(entry));
    }

    /** Takes out the changes of these requests. */
    void remove(Set<UUID> requests) {
        change(section -> section.without(requests));
    }

    private void change(UnaryOperator<PendingSection> change) {
        files.exclusively(() -> {
            Optional<ProjectFile> before = files.find(path);
            String text = before.map(PendingFile::text).orElse("");
            String after = change.apply(PendingSection.in(text)).text();
            if (!after.equals(text)) {
                replace(after, before.orElse(null));
            }
            return true;
        });
    }

    private void replace(String after, @Nullable ProjectFile before) {
        files.replace(path, after.getBytes(StandardCharsets.ISO_8859_1), before);
    }

    /** Each byte a character, so that what is not ours stays as it is in whichever encoding. */
    private static String text(ProjectFile file) {
        return new String(file.bytes(), StandardCharsets.ISO_8859_1);
    }
}
