package dev.tracker.mcp.tool;

/** Hears how far a long call has come. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * Hears of a part that is kept.
     *
     * @throws java.util.concurrent.CancellationException if the answer is no longer wanted; the call ends there
     */
    void reached(long done, long total);
}
