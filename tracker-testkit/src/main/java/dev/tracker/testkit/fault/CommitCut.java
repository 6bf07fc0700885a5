package dev.tracker.testkit.fault;

/** Where, around a commit, a {@link FaultProxy} cuts a connection to PostgreSQL. */
public enum CommitCut {
    /** The client sent its commit, and the server never gets it: the transaction is rolled back. */
    BEFORE,
    /**
     * The commit is passed to the server and the connection cut at once, without waiting for what comes of it: whoever
     * looks next may be earlier than the commit.
     */
    DURING,
    /** The server has committed and said so, and the client never hears of it. */
    AFTER
}
