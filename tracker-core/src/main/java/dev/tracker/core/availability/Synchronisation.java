package dev.tracker.core.availability;

import dev.tracker.core.entity.Caller;

/** Sees to it that offline writes reach the database, each once. */
public interface Synchronisation {

    /** How things stand. Changes nothing, and answers with the database away too. */
    SyncStatus status();

    /**
     * Replays what waits, if the database answers, and says how things stand then.
     *
     * @throws dev.tracker.core.error.DatabaseException if the journal cannot be read
     */
    SyncStatus now();

    /**
     * Keeps one side of a conflict, and says how things stand then.
     *
     * @throws dev.tracker.core.error.NotFoundException if no open conflict has this id
     * @throws dev.tracker.core.error.ValidationException if a rule refuses the side to be kept
     * @throws dev.tracker.core.error.DatabaseException if the database does not answer
     */
    SyncStatus resolve(ResolveConflict command, Caller caller);
}
