package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written while the database was away reaches it, once. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class OfflineReplayTest {

    private static final Caller ANN = Caller.named("ann");

    private TwoStores stores;

    @BeforeEach
    void open(TestDatabase database) {
        stores = new TwoStores(database);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void bringsAnUpdateToTheDatabase() {
        WorkItem item = stores.everywhere(tracker -> tracker.workItems().create(CreateWorkItem.task("First"), ANN));
        WorkItem offline = stores.offline()
                .workItems()
                .update(UpdateWorkItem.of(item).title("Second").build(), ANN)
                .item();

        assertThat(stores.here().journal.pending()).isEqualTo(1);
        assertThat(stores.here().comeBack()).isTrue();

        WorkItem online = stores.online().workItems().get(WorkItemRef.of(item.id()));
        assertThat(online).isEqualTo(offline);
        assertThat(stores.here().journal.isOpen()).isFalse();
        assertThat(RecordAgreement.differences(stores.online())).isEmpty();
    }
}
