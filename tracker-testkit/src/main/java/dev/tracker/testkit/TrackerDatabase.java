package dev.tracker.testkit;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database below a test's {@link dev.tracker.core.Tracker}, to look at the record by a second road.
 *
 * <p>What it gives is the test's as long as the test runs.
 */
public interface TrackerDatabase {

    /** What keeps the test's record from others'. */
    Isolation isolation();

    /** The product behind it. */
    TestDatabase.Kind kind();

    /** The ports of the store that is open on it, which the tracker is made over. */
    TrackerPorts ports();

    /**
     * Opens a connection for the test's own SQL, which sees what the tracker wrote. It is closed with the test
     * at the latest.
     *
     * @throws dev.tracker.testkit.rollback.IsolationMisuse under {@link Isolation#ROLLBACK} where the test has one open already
     */
    Connection connect() throws SQLException;

    /**
     * The address, for another store or another process.
     *
     * @throws dev.tracker.testkit.rollback.IsolationMisuse under {@link Isolation#ROLLBACK}, where nobody else sees the record
     */
    String jdbcUrl();
}
