package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.contract.ChangeLogContract;
import dev.tracker.testkit.contract.RequestLogContract;
import dev.tracker.testkit.contract.UnitOfWorkContract;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** A store keeps what the ports promise, on both databases. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class PortContractsTest {

    private Store store;

    @BeforeEach
    void open(TestDatabase database) {
        store = Records.open(database);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Nested
    class Units extends UnitOfWorkContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Changes extends ChangeLogContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Requests extends RequestLogContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }
}
