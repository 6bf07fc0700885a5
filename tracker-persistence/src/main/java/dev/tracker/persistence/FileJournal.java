package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.availability.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes that wait in the status file as a journal, for where no mirror can hold one. */
final class FileJournal implements OfflineJournal {

    private final PendingFile file;
    private final Set<UUID> settled = new HashSet<>();

    FileJournal(PendingFile file) {
        this.file = file;
    }

    @Override
    public boolean isOpen() {
        return !entries().isEmpty();
    }

    @Override
    public long pending() {
        return waiting().size();
    }

    @Override
    public @Nullable Instant oldestPendingAt() {
        return waiting().stream()
                .map(entry -> entry.write().at())
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public List<JournalEntry> entries() {
        return file.entries().stream().map(SealedEntry::entry).toList();
    }

    @Override
    public List<JournalEntry> waiting() {
        return entries().stream()
                .filter(entry -> !settled.contains(entry.requestId()))
                .toList();
    }

    @Override
    public void settle(JournalEntry entry, Outcome outcome) {
        settled.add(entry.requestId());
    }

    @Override
    public @Nullable Instant lastSyncAt() {
        return null;
    }

    /** Takes out what the database has; false where more came in. */
    boolean finish() {
        file.remove(settled);
        return waiting().isEmpty();
    }
}
