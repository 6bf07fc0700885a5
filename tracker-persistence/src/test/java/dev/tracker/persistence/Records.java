package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;

/** Records on the testkit's databases. */
final class Records {

    private Records() {}

    /** Empty records on SQLite, one a test. */
    static DatabaseExtension sqlite() {
        return DatabaseExtension.sqlite("record", Records::migrate);
    }

    /** Empty records on PostgreSQL, one a test. */
    static DatabaseExtension postgresql() {
        return DatabaseExtension.postgresql("record", Records::migrate);
    }

    /** Opens a database as a record; the caller closes it. */
    static Store open(TestDatabase database) {
        return Store.open(StoreSettings.of(database.jdbcUrl()));
    }

    private static void migrate(TestDatabase database) {
        open(database).close();
    }
}
