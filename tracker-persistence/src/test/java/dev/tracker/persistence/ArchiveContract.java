package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is archived, and how it is seen there, on every database. */
abstract class ArchiveContract extends AgedRecordContract {

    @Test
    void archivesWhatLiesStillAndCountsItByStatusAndType() {
        WorkItem root = create(CreateWorkItem.project("Root", "All of it"));
        complete(createUnder(root, "Done"));
        createUnder(root, "Open");

        ArchiveOutcome outcome = archive();

        assertThat(outcome.archivedCount()).isEqualTo(3);
        assertThat(outcome.byStatus())
                .containsExactly(Map.entry("active", 2L), Map.entry("completed", 1L), Map.entry("blocked", 0L));
        assertThat(outcome.byType())
                .containsExactly(
                        Map.entry("project", 1L),
                        Map.entry("session", 0L),
                        Map.entry("task", 2L),
                        Map.entry("research", 0L));
        assertThat(rows("SELECT id FROM work_items")).isEmpty();
        assertThat(rows("SELECT id FROM archived_work_items")).hasSize(3);
    }

    @Test
    void keepsAnArchivedItemAsItWasAndSaysWhenItWasArchived() {
        WorkItem before = get(complete(create("Done")).item());

        archive();

        WorkItem archived = get(before);
        assertThat(archived.archivedAt()).isEqualTo(LATER);
        assertThat(archived.unarchived(archived.placement(), archived.revision()))
                .isEqualTo(before);
        assertThat(later.workItems().get(WorkItemRef.of(before.key()))).isEqualTo(archived);
        Change last = changesOf(before).get(changesOf(before).size() - 1);
        assertThat(last.action()).isEqualTo(Action.ARCHIVED);
        assertThat(last.version()).isEqualTo(before.version());
        assertThat(last.changes()).containsOnlyKeys("archived_at");
    }

    @Test
    void changesNothingOnADryRun() {
        create("Old");
        long changes = changeCount();

        ArchiveOutcome outcome =
                later.archive().archive(ArchiveWorkItems.after(DAYS).dry(), BOB, ArchiveProgress.NONE);

        assertThat(outcome.archivedCount()).isEqualTo(1);
        assertThat(changeCount()).isEqualTo(changes);
        assertThat(rows("SELECT id FROM archived_work_items")).isEmpty();
    }

    @Test
    void leavesWhatIsNotOlderThanTheThreshold() {
        create("Not yet");
        Tracker sameDay =
                Tracker.over(store, Clock.fixed(MutableClock.START.plus(Duration.ofDays(DAYS)), ZoneOffset.UTC));

        ArchiveOutcome outcome = sameDay.archive().archive(ArchiveWorkItems.after(DAYS), BOB, ArchiveProgress.NONE);

        assertThat(outcome.archivedCount()).isZero();
    }

    @Test
    void leavesWhatStandsAboveSomethingYoung() {
        WorkItem root = create("Root");
        WorkItem middle = createUnder(root, "Middle");
        WorkItem still = createUnder(root, "Still");
        later.workItems().create(CreateWorkItem.task("Young").under(middle.id()), BOB);

        ArchiveOutcome outcome = archive();

        assertThat(outcome.archivedCount()).isEqualTo(1);
        assertThat(get(still).isArchived()).isTrue();
        assertThat(get(root).isArchived()).isFalse();
        assertThat(get(middle).isArchived()).isFalse();
    }

    @Test
    void leavesDeletedItemsAndWhatStandsAboveThem() {
        WorkItem root = create("Root");
        WorkItem gone = delete(createUnder(root, "Gone"));

        archive();

        assertThat(get(root).isArchived()).isFalse();
        assertThat(get(gone).isArchived()).isFalse();
    }

    @Test
    void leavesTheCurrentSessionAndWhatStandsAboveIt() {
        WorkItem root = create("Root");
        WorkItem session = create(session("Now").under(root.id()));
        WorkItem former = create(session("Then"));
        enter(session);

        archive();

        assertThat(get(root).isArchived()).isFalse();
        assertThat(get(session).isArchived()).isFalse();
        assertThat(get(former).isArchived()).isTrue();
        assertThat(tracker.configuration().get().currentSessionId()).isEqualTo(session.id());
    }

    @Test
    void looksAgainInEachBatch() {
        List<WorkItem> roots = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            roots.add(create("Root " + i));
        }
        List<WorkItem> touched = new ArrayList<>();

        ArchiveOutcome outcome = later.archive().archive(ArchiveWorkItems.after(DAYS), BOB, (archived, total) -> {
            if (touched.isEmpty()) {
                WorkItem left = roots.stream()
                        .filter(item -> !get(item).isArchived())
                        .findFirst()
                        .orElseThrow();
                UpdateWorkItem change =
                        UpdateWorkItem.of(left).title("Not that still").build();
                touched.add(later.workItems().update(change, ALICE).item());
            }
        });

        assertThat(outcome.archivedCount()).isEqualTo(200);
        assertThat(get(touched.get(0)).isArchived()).isFalse();
    }

    @Test
    void tellsHowFarItHasCome() {
        for (int i = 0; i < 120; i++) {
            create("Item " + i);
        }
        List<String> told = new ArrayList<>();

        later.archive()
                .archive(ArchiveWorkItems.after(DAYS), BOB, (archived, total) -> told.add(archived + "/" + total));

        assertThat(told).containsExactly("100/120", "120/120");
        assertThat(rows("SELECT COUNT(DISTINCT request_id) FROM change_log WHERE action = 'archived'"))
                .containsExactly("1");
    }

    @Test
    void answersARepeatedRequestAsAtFirst() {
        create("Old");
        Caller once = BOB.withRequest(UUID.randomUUID());
        ArchiveOutcome first = later.archive().archive(ArchiveWorkItems.after(DAYS), once, ArchiveProgress.NONE);
        create("Old too");

        ArchiveOutcome again = later.archive().archive(ArchiveWorkItems.after(DAYS), once, ArchiveProgress.NONE);

        assertThat(again).isEqualTo(first);
        assertThat(rows("SELECT id FROM work_items")).hasSize(1);
        assertThatThrownBy(() -> later.archive().archive(ArchiveWorkItems.after(1), once, ArchiveProgress.NONE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("request_id");
    }

    @Test
    void refusesAThresholdThatIsNone() {
        assertThatThrownBy(() -> later.archive().archive(ArchiveWorkItems.after(0), BOB, ArchiveProgress.NONE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("threshold_days must be at least 1");
        assertThatThrownBy(() -> later.archive().archive(ArchiveWorkItems.after(36_501), BOB, ArchiveProgress.NONE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("36500");
    }

    @Test
    void leavesArchivedItemsOutOfLists() {
        create("Old");
        archive();

        assertThat(later.workItems().list(WorkItemQuery.ALL).items()).isEmpty();
        assertThat(later.status().summary().activeWorkItems().archivedCount()).isEqualTo(1);
    }

    @Test
    void listsArchivedItemsNewestArchivingFirst() {
        WorkItem root = create(CreateWorkItem.project("Root", "All"));
        WorkItem child = createUnder(root, "Child");
        touch(root);
        archive();
        Instant muchLater = LATER.plus(Duration.ofDays(DAYS + 1));
        Tracker then = Tracker.over(store, Clock.fixed(muchLater, ZoneOffset.UTC));
        then.archive().archive(ArchiveWorkItems.after(DAYS), BOB, ArchiveProgress.NONE);

        Page<ArchivedSummary> all = list(ArchivedQuery.ALL);

        assertThat(all.items()).extracting(entry -> entry.item().title()).containsExactly("Root", "Child");
        assertThat(all.items()).extracting(ArchivedSummary::archivedAt).containsExactly(muchLater, LATER);
        assertThat(all.totalCount()).isEqualTo(2);
        assertThat(later.archive().listWhole(ArchivedQuery.ALL).items()).containsExactly(get(root), get(child));
    }

    @Test
    void filtersArchivedItems() {
        WorkItem root = create(CreateWorkItem.project("Root", "All"));
        WorkItem child = createUnder(root, "Child");
        update(UpdateWorkItem.of(child)
                .labels(List.of("backend"))
                .branchName("feature/x")
                .status(ItemStatus.COMPLETED)
                .build());
        WorkItem claimed = create("Claimed");
        tracker.claims().claim(ClaimWorkItem.of(ref(claimed)), ALICE);
        archive();

        assertThat(titles(new ArchivedQuery(
                        ItemType.PROJECT, null, null, null, null, null, null, null, PageRequest.FIRST)))
                .containsExactly("Root");
        assertThat(titles(new ArchivedQuery(
                        null, ItemStatus.COMPLETED, null, null, null, null, null, null, PageRequest.FIRST)))
                .containsExactly("Child");
        assertThat(titles(new ArchivedQuery(
                        null,
                        null,
                        new ParentFilter(WorkItemRef.of(root.key())),
                        null,
                        null,
                        null,
                        null,
                        null,
                        PageRequest.FIRST)))
                .containsExactly("Child");
        assertThat(titles(new ArchivedQuery(
                        null, null, new ParentFilter(null), null, null, null, null, null, PageRequest.FIRST)))
                .containsExactlyInAnyOrder("Root", "Claimed");
        assertThat(titles(new ArchivedQuery(null, null, null, "backend", null, null, null, null, PageRequest.FIRST)))
                .containsExactly("Child");
        assertThat(titles(new ArchivedQuery(null, null, null, null, "alice", null, null, null, PageRequest.FIRST)))
                .containsExactly("Claimed");
        assertThat(titles(new ArchivedQuery(null, null, null, null, null, "feature/x", null, null, PageRequest.FIRST)))
                .containsExactly("Child");
        assertThat(titles(new ArchivedQuery(null, null, null, null, null, null, LATER, null, PageRequest.FIRST)))
                .isEmpty();
        assertThat(titles(new ArchivedQuery(null, null, null, null, null, null, null, LATER, PageRequest.FIRST)))
                .hasSize(3);
        assertThat(titles(new ArchivedQuery(
                        null, null, null, null, null, null, null, LATER.plusSeconds(1), PageRequest.FIRST)))
                .isEmpty();
        assertThat(titles(new ArchivedQuery(null, null, null, "\0", null, null, null, null, PageRequest.FIRST)))
                .isEmpty();
    }

    @Test
    void goesOnBehindACursor() {
        for (int i = 0; i < 5; i++) {
            create("Item " + i);
        }
        archive();

        Page<ArchivedSummary> first = list(ArchivedQuery.ALL.page(PageRequest.ofSize(3)));
        Page<ArchivedSummary> rest = list(ArchivedQuery.ALL.page(new PageRequest(3, 0, first.nextCursor())));

        assertThat(first.hasMore()).isTrue();
        assertThat(rest.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.hasMore()).isFalse();
        assertThatThrownBy(() -> list(ArchivedQuery.ALL.page(new PageRequest(3, 0, "bm9uZQ"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cursor");
    }
}
