package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A record of which some has lain still for longer than the archive waits, and words to speak of it with. */
abstract class AgedRecordContract extends RecordContract {

    static final int DAYS = 30;
    static final Instant LATER = MutableClock.START.plus(Duration.ofDays(DAYS + 1));

    Tracker later;

    @BeforeEach
    void letTimePass() {
        later = Tracker.over(store, Clock.fixed(LATER, ZoneOffset.UTC));
    }

    ArchiveOutcome archive() {
        return later.archive().archive(ArchiveWorkItems.after(DAYS), BOB, ArchiveProgress.NONE);
    }

    WorkItem unarchive(WorkItem item) {
        return later.archive().restore(new RestoreArchivedWorkItem(ref(item)), ALICE);
    }

    /** Makes an item young again. */
    void touch(WorkItem item) {
        WorkItem now = get(item);
        later.workItems()
                .update(
                        UpdateWorkItem.of(now)
                                .priority(now.priority() == 1 ? 2 : 1)
                                .build(),
                        BOB);
    }

    void enter(WorkItem session) {
        long version = tracker.configuration().get().version();
        later.configuration().update(new UpdateConfiguration(version, null, ref(session), null, null, null), ALICE);
    }

    Page<ArchivedSummary> list(ArchivedQuery query) {
        return later.archive().list(query);
    }

    List<String> titles(ArchivedQuery query) {
        Page<ArchivedSummary> page = list(query);
        assertThat(page.totalCount()).isEqualTo(page.items().size());
        return page.items().stream().map(entry -> entry.item().title()).toList();
    }

    static CreateWorkItem session(String title) {
        return CreateWorkItem.of(ItemType.SESSION, title, new SessionMetadata(1_000, 0, Map.of("schema_version", "1")));
    }
}
