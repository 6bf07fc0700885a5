package dev.tracker.testkit.database;

import java.sql.SQLException;

/** Makes databases of one kind. */
interface DatabaseFactory {

    /** A database that is not written any more, from which others are copied. */
    interface Source {

        /** A copy that is removed when it is closed. */
        TestDatabase copy();

        /** A copy that may serve again, as new, when it is closed. */
        TestDatabase lend();
    }

    TestDatabase create();

    /** Takes over a database that its migration has filled. */
    Source freeze(TestDatabase database) throws SQLException;
}
