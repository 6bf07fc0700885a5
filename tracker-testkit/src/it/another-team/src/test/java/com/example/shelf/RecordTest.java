package com.example.shelf;

import static dev.tracker.testkit.assertion.TrackerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.Isolation;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.fixture.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

/** The store is found on the class path, and the test's record is gone when the test is. */
class RecordTest {

    private static final Set<Kind> RAN_ON = EnumSet.noneOf(Kind.class);

    @TrackerTest
    void startsWithAnEmptyRecord(Fixtures fixtures, Tracker tracker, TrackerDatabase database) {
        assertThat(tracker.vendors().list(VendorQuery.ALL).page().items()).isEmpty();

        WorkItem project = fixtures.project().create();
        WorkItem task = fixtures.task().under(project).create();
        fixtures.vendor().named("Acme").create();

        assertThat(task).in(tracker).isReady().hasAncestors(project);
        assertThat(tracker.changes()).agreesWith(database);
        RAN_ON.add(database.kind());
    }

    @TrackerTest
    void startsWithAnEmptyRecordAgain(Fixtures fixtures, Tracker tracker, TrackerDatabase database) {
        startsWithAnEmptyRecord(fixtures, tracker, database);
    }

    @TrackerTest(isolation = Isolation.CLONE)
    void mayHaveSeveralConnections(Fixtures fixtures, TrackerDatabase database) throws SQLException {
        fixtures.vendor().create();

        try (Connection one = database.connect();
                Connection two = database.connect()) {
            assertThat(one.isValid(5) && two.isValid(5)).isTrue();
        }
    }

    @AfterAll
    static void ranOnBoth() {
        assertThat(RAN_ON).containsExactlyInAnyOrder(Kind.values());
    }
}
