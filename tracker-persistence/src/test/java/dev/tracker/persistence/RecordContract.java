package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fixture.MutableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A record on a database of its own, and words to speak of it with. */
abstract class RecordContract {

    static final Caller ALICE = Caller.named("alice");
    static final Caller BOB = Caller.named("bob");

    TestDatabase database;
    Store store;
    Tracker tracker;
    private boolean tampered;

    @BeforeEach
    void openRecord(TestDatabase fresh) {
        database = fresh;
        store = Records.open(fresh);
        tracker = Tracker.over(store, MutableClock.create());
    }

    /** Every test ends with the record being what its log says, unless the test wrote past both. */
    @AfterEach
    void closeRecord() {
        try {
            if (!tampered) {
                assertThat(RecordAgreement.differences(tracker)).isEmpty();
            }
        } finally {
            store.close();
        }
    }

    WorkItem create(String title) {
        return create(CreateWorkItem.task(title));
    }

    WorkItem create(CreateWorkItem command) {
        return tracker.workItems().create(command, ALICE);
    }

    WorkItem createUnder(WorkItem parent, String title) {
        return create(CreateWorkItem.task(title).under(parent.id()));
    }

    WorkItem get(WorkItem item) {
        return tracker.workItems().get(ref(item));
    }

    UpdatedWorkItem update(UpdateWorkItem command) {
        return tracker.workItems().update(command, BOB);
    }

    UpdatedWorkItem complete(WorkItem item) {
        return update(UpdateWorkItem.of(get(item)).status(ItemStatus.COMPLETED).build());
    }

    WorkItem delete(WorkItem item) {
        return update(UpdateWorkItem.of(get(item)).delete().build()).item();
    }

    WorkItem restore(WorkItem item) {
        return update(UpdateWorkItem.of(get(item)).restore().build()).item();
    }

    WorkItem move(WorkItem item, WorkItem parent) {
        return update(UpdateWorkItem.of(get(item)).under(ref(parent)).build()).item();
    }

    void blocks(WorkItem first, WorkItem then) {
        tracker.dependencies().set(SetDependency.blocks(ref(first), ref(then)), ALICE);
    }

    void dependsOn(WorkItem then, WorkItem first) {
        tracker.dependencies().set(SetDependency.dependsOn(ref(then), ref(first)), ALICE);
    }

    static WorkItemRef ref(WorkItem item) {
        return WorkItemRef.of(item.id());
    }

    List<Change> changesOf(WorkItem item) {
        ChangeQuery query = ChangeQuery.ALL.of(EntityType.WORK_ITEM, item.id().toString());
        return tracker.changes().list(query).changes();
    }

    long changeCount() {
        return Long.parseLong(rows("SELECT COUNT(*) FROM change_log").get(0));
    }

    /** The first column of what a statement of the test's own gives, past every mapper. */
    List<String> rows(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement of the test's own, past services and mappers. */
    void execute(String sql) {
        tampered = true;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
