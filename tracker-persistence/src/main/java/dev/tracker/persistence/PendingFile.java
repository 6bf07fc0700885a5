package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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
    private final JournalGuard guard;

    /** @param guard tells which of the entries there are this machine's and for this record */
    PendingFile(ProjectFiles files, String path, JournalGuard guard) {
        this.files = files;
        this.path = path;
        this.guard = guard;
    }

    /** The same file by another guard. */
    PendingFile of(JournalGuard other) {
        return new PendingFile(files, path, other);
    }

    /** The changes that wait there and count, in order. */
    List<SealedEntry> entries() {
        return section().map(section -> section.entries(guard)).orElse(List.of());
    }

    /** Every comment of the section, whoever wrote it. */
    List<PendingSection.Block> blocks() {
        return section().map(PendingSection::blocks).orElse(List.of());
    }

    private Optional<PendingSection> section() {
        return files.find(path).map(PendingFile::text).map(PendingSection::in);
    }

    /**
     * Adds a change.
     *
     * @throws dev.tracker.core.error.ValidationException if the file cannot be written
     */
    void add(JournalEntry entry) {
        change(section -> section.with(guard.seal(entry, lastPlace(section.entries(guard)))));
    }

    /** Adds a change as the journal has it. */
    void add(SealedEntry entry) {
        change(section -> section.with(entry));
    }

    /** Adds changes as the journal had them, those that are not there yet. */
    void add(List<SealedEntry> entries) {
        change(section -> {
            Set<UUID> there = new HashSet<>();
            section.entries(guard).forEach(entry -> there.add(entry.requestId()));
            PendingSection changed = section;
            for (SealedEntry entry : entries) {
                changed = there.add(entry.requestId()) ? changed.with(entry) : changed;
            }
            return changed;
        });
    }

    private static long lastPlace(List<SealedEntry> entries) {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).place();
    }

    /** Takes out the changes of these requests, those that count; what others wrote stays. */
    void remove(Set<UUID> requests) {
        if (!requests.isEmpty()) {
            change(section -> section.without(block -> isOf(block, requests)));
        }
    }

    private boolean isOf(PendingSection.Block block, Set<UUID> requests) {
        return Optional.ofNullable(block.text())
                .flatMap(guard::admit)
                .filter(entry -> requests.contains(entry.requestId()))
                .isPresent();
    }

    /** Puts changes that somebody vouched for in the place of the comments that they came from. */
    void accept(Set<String> comments, List<SealedEntry> entries) {
        change(section -> {
            PendingSection changed = section.without(block -> comments.contains(block.comment()));
            for (SealedEntry entry : entries) {
                changed = changed.with(entry);
            }
            return changed;
        });
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
