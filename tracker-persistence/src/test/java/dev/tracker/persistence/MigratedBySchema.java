package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseMigration;
import dev.tracker.testkit.database.TestDatabase;

/** Makes templates that have the record's tables. */
public final class MigratedBySchema implements DatabaseMigration {

    @Override
    public void migrate(TestDatabase database) {
        Store.open(database.jdbcUrl()).close();
    }
}
