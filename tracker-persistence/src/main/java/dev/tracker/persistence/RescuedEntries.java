package dev.tracker.persistence;

import dev.tracker.core.error.TrackerException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Entries of a journal whose file was removed or replaced while this program had it open, until another place holds them.
 * Safe for several threads.
 */
final class RescuedEntries {

    private final PendingFile file;
    private final Set<String> texts = new LinkedHashSet<>();

    RescuedEntries(PendingFile file) {
        this.file = file;
    }

    synchronized void add(List<String> entries) {
        texts.addAll(entries);
    }

    /** Drops entries that the journal holds by now. */
    synchronized void remove(List<SealedEntry> entries) {
        entries.forEach(entry -> texts.remove(entry.text()));
    }

    /**
     * The entries of the status file together with those rescued that count, which are put into the file where it lacks
     * them.
     */
    synchronized List<SealedEntry> with(List<SealedEntry> inFile, JournalGuard guard) {
        if (texts.isEmpty()) {
            return inFile;
        }
        Set<UUID> there = new HashSet<>();
        inFile.forEach(entry -> there.add(entry.requestId()));
        List<SealedEntry> missing = texts.stream()
                .map(guard::admit)
                .flatMap(Optional::stream)
                .filter(entry -> there.add(entry.requestId()))
                .toList();
        addToFile(missing);
        return Stream.concat(inFile.stream(), missing.stream())
                .sorted(Comparator.comparingLong(SealedEntry::place))
                .toList();
    }

    private void addToFile(List<SealedEntry> entries) {
        try {
            file.add(entries);
        } catch (TrackerException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "Rescued changes cannot be written to the status file", e);
        }
    }
}
