package dev.tracker.testkit;

import java.sql.SQLException;

/** A test's database with the store that is open on it. */
interface DatabaseUnderTest extends TrackerDatabase, AutoCloseable {

    /** Sees to it that nothing remains of the test. */
    @Override
    void close() throws SQLException;
}
