package dev.tracker.core.migration;

/** Hears how far a migration has come. */
@FunctionalInterface
public interface MigrationProgress {

    /** Hears nothing. */
    MigrationProgress NONE = (done, total) -> {};

    /**
     * Hears of entries that are in the record, though nothing is kept before all are. What this throws ends
     * the migration there, and nothing was changed. Where the database lets the whole be done again because
     * of others' writes, it begins anew.
     */
    void reached(long done, long total);
}
