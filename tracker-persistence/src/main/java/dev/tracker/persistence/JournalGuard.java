package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rule which entries count: those that this machine wrote, for this record. A record is known by its id, and by its
 * name as long as its database was never reached.
 *
 * @param record the record's name
 * @param recordId its id; null as long as it is not known
 */
record JournalGuard(EntrySeal seal, String record, Supplier<@Nullable UUID> recordId, Clock clock) {

    /** The same for a database whose id was just read. */
    JournalGuard of(UUID id) {
        return new JournalGuard(seal, record, () -> id, clock);
    }

    /**
     * A new entry with its proof.
     *
     * @param after the highest place that is taken
     */
    SealedEntry seal(JournalEntry entry, long after) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return seal.seal(entry, Math.max(now, after + 1), recordId.get(), record);
    }

    /** The entry of a text, if this machine wrote it. */
    Optional<SealedEntry> open(String text) {
        return seal.open(text);
    }

    /** Whether an entry is for this record. */
    boolean isFor(SealedEntry entry) {
        UUID wanted = recordId.get();
        return (wanted == null || entry.recordId() == null)
                ? record.equals(entry.record())
                : wanted.equals(entry.recordId());
    }

    /** The entry of a text, if this machine wrote it for this record. */
    Optional<SealedEntry> admit(String text) {
        return open(text).filter(this::isFor);
    }
}
