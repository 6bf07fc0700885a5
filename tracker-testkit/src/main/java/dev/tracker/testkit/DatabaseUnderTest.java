package dev.tracker.testkit;

import dev.tracker.core.TrackerPorts;
import java.sql.SQLException;

/** A test's database with the store that is open on it. */
interface DatabaseUnderTest extends TrackerDatabase, AutoCloseable {

    TrackerPorts ports();

    /** Sees to it that nothing remains of the test. */
    @Override
    void close() throws SQLException;
}
