package dev.tracker.core.transfer;

/** Hears how far a transfer is. */
@FunctionalInterface
public interface TransferProgress {

    /** For whom nobody watches. */
    TransferProgress UNWATCHED = (done, total) -> {};

    /** So many of so many lines are done. */
    void reached(long done, long total);
}
