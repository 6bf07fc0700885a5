package dev.tracker.core.archive;

/** Hears how far an archiving has come. */
@FunctionalInterface
public interface ArchiveProgress {

    /** Hears nothing. */
    ArchiveProgress NONE = (archived, total) -> {};

    /**
     * Hears of a batch that is kept. What this throws ends the archiving there: every item is in exactly
     * one place, and another archiving goes on.
     *
     * @param archived items so far
     * @param total items that were found at the beginning
     */
    void archived(long archived, long total);
}
