package dev.tracker.testkit;

/** What keeps one test's record from another's. */
public enum Isolation {
    /**
     * Everything happens in one transaction, which is rolled back: commits, the test's own and those of the
     * tested code, become savepoints of it. The cheaper one, for a test with one connection.
     */
    ROLLBACK,
    /** A database of the test's own, copied from a template and dropped: for a test with several connections or processes. */
    CLONE
}
