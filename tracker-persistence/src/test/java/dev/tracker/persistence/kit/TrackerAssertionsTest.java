package dev.tracker.persistence.kit;

import static dev.tracker.testkit.assertion.TrackerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.fixture.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@TrackerTest(database = TrackerTest.Database.SQLITE)
class TrackerAssertionsTest {

    private static final Caller ADA = Caller.named("ada");

    private final Fixtures fixtures;
    private final Tracker tracker;

    TrackerAssertionsTest(Fixtures fixtures) {
        this.fixtures = fixtures;
        this.tracker = fixtures.tracker();
    }

    @Test
    void tellsWhatAnItemIs() {
        WorkItem shop = fixtures.project().titled("Shop").create();
        WorkItem login =
                fixtures.task().titled("Login").under(shop).labelled("web").create();

        assertThat(login)
                .isActive()
                .isLive()
                .isUnclaimed()
                .hasTitle("Login")
                .hasVersion(1)
                .hasPriority(3)
                .hasLabels("web")
                .isUnder(shop);
        assertThat(shop).isRoot();

        failsWith(
                "Expected " + login.key() + " 'Login' to be COMPLETED, but it is ACTIVE",
                () -> assertThat(login).isCompleted());
        failsWith("to be BLOCKED", () -> assertThat(login).isBlocked());
        failsWith("title \"Shop\"", () -> assertThat(login).hasTitle("Shop"));
        failsWith("at version 2, but it is at 1", () -> assertThat(login).hasVersion(2));
        failsWith("priority 1, not 3", () -> assertThat(login).hasPriority(1));
        failsWith("labels [], not [web]", () -> assertThat(login).hasLabels());
        failsWith("to be a root", () -> assertThat(login).isRoot());
        failsWith("to stand below", () -> assertThat(shop).isUnder(login));
        failsWith("to be deleted", () -> assertThat(login).isDeleted());
        failsWith("to be archived", () -> assertThat(login).isArchived());
        failsWith("claimed by ada, but nobody", () -> assertThat(login).isClaimedBy("ada"));
    }

    @Test
    void tellsWhetherAnItemIsReady() {
        WorkItem first = fixtures.task().create();
        WorkItem second = fixtures.task().dependingOn(first).create();
        WorkItem above = fixtures.project().create();
        WorkItem below = fixtures.task().under(above).create();

        assertThat(first).in(tracker).isReady().hasAncestors().waitsFor();
        assertThat(second).in(tracker).waitsFor(first);
        assertThat(below).in(tracker).isReady().hasAncestors(above);
        assertThat(tracker.workItems().query(WorkItemView.of(WorkItemRef.of(above.id()))))
                .hasDescendants(1);

        failsWith(
                "to wait for [], but it waits for [" + first.key(),
                () -> assertThat(second).in(tracker).isReady());
        failsWith("nothing open below it", () -> assertThat(above).in(tracker).isReady());
        failsWith(
                "ancestors [], not [" + above.key(),
                () -> assertThat(below).in(tracker).hasAncestors());
        failsWith(
                "to have 2 descendants, not 1",
                () -> assertThat(above).in(tracker).hasDescendants(2));
    }

    @Test
    void tellsWhoHasAnItem() {
        WorkItem task = fixtures.task().create();
        tracker.claims().claim(ClaimWorkItem.of(WorkItemRef.of(task.id())), ADA);
        WorkItem claimed = tracker.workItems().get(WorkItemRef.of(task.id()));

        assertThat(claimed).isClaimedBy("ada");

        failsWith("unclaimed, but ada has it", () -> assertThat(claimed).isUnclaimed());
        failsWith(
                "unclaimed, but ada has it",
                () -> assertThat(claimed).in(tracker).isReady());
        failsWith("claimed by bob, but ada", () -> assertThat(claimed).isClaimedBy("bob"));
    }

    @Test
    void tellsThatAnItemIsGone() {
        WorkItem task = fixtures.task().create();
        WorkItem deleted = tracker.workItems()
                .update(UpdateWorkItem.of(task).delete().build(), ADA)
                .item();

        assertThat(deleted).isDeleted();

        failsWith("neither deleted nor archived", () -> assertThat(deleted).isLive());
        failsWith(
                "neither deleted nor archived",
                () -> assertThat(deleted).in(tracker).isReady());
    }

    @Test
    void tellsWhatAVendorIs() {
        Vendor acme = fixtures.vendor().named("Acme").create();

        assertThat(acme)
                .isOperational()
                .reads(Format.CSV)
                .passes(10, 10)
                .hasVersion(1)
                .hasExtractorVersion("1.0.0");
        assertThat(fixtures.vendor().broken().create()).isBroken();

        failsWith(
                "Expected vendor 'Acme' to be BROKEN, but it is OPERATIONAL",
                () -> assertThat(acme).isBroken());
        failsWith("to read [PDF], not [CSV]", () -> assertThat(acme).reads(Format.PDF));
        failsWith("to pass 1 of 2 tests, not 10/10", () -> assertThat(acme).passes(1, 2));
        failsWith("at version 2", () -> assertThat(acme).hasVersion(2));
        failsWith("version 2.0.0, not 1.0.0", () -> assertThat(acme).hasExtractorVersion("2.0.0"));
    }

    @Test
    void tellsWhatWasChanged() {
        WorkItem task = fixtures.task().create();
        tracker.workItems()
                .update(UpdateWorkItem.of(task).status(ItemStatus.COMPLETED).build(), ADA);
        List<Change> changes = tracker.changes().list(ChangeQuery.ALL).changes();
        Change last = changes.get(1);

        assertThat(last)
                .isBy("ada")
                .isOf(EntityType.WORK_ITEM, task.id())
                .changes("status")
                .changes("status", "active", "completed");
        assertThat(changes.get(0)).is(Action.CREATED);

        failsWith("to be an entry to be by bob", () -> assertThat(last).isBy("bob"));
        failsWith("to say DELETED", () -> assertThat(last).is(Action.DELETED));
        failsWith("to change [title]", () -> assertThat(last).changes("title"));
        failsWith("from blocked to completed", () -> assertThat(last).changes("status", "blocked", "completed"));
        failsWith("to be of vendor", () -> assertThat(last).isOf(EntityType.VENDOR, task.id()));
    }

    @Test
    void tellsWhetherTheLogAgreesWithTheTables(TrackerDatabase database) throws SQLException {
        WorkItem task = fixtures.task().titled("Login").create();

        assertThat(tracker.changes()).agreesWith(database).agreesWith(tracker);

        try (Connection own = database.connect();
                Statement statement = own.createStatement()) {
            statement.executeUpdate("UPDATE work_items SET priority = 5");
        }
        failsWith("work_item " + task.id(), () -> assertThat(tracker.changes()).agreesWith(database));
    }

    private static void failsWith(String message, ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }
}
