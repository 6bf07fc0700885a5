package dev.tracker.testkit.database;

/** Brings an empty database to the state that tests start from. */
@FunctionalInterface
public interface DatabaseMigration {

    /**
     * Fills {@code database}, which the caller removes; connections opened here are closed here.
     *
     * @throws Exception if it cannot, which fails the test that asked
     */
    void migrate(TestDatabase database) throws Exception;
}
