package dev.tracker.core.availability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps conflicts until somebody resolves them, and after. */
public interface ConflictRepository {

    /** Those that nobody has resolved, oldest first. */
    List<Conflict> open();

    /** How many nobody has resolved. */
    long countOpen();

    /** Those that nobody has resolved and that came from a journal, oldest first. */
    List<Conflict> openOf(UUID journalId);

    /** One that nobody has resolved, held still until the running unit of work ends. */
    Optional<Conflict> findOpenForUpdate(UUID id);

    /** Adds a conflict, or replaces the one of its id. */
    void put(Conflict conflict);

    /** Marks one as resolved. */
    void resolve(UUID id, Side kept, Instant at, String by);
}
