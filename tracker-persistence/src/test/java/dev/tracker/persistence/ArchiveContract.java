package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is archived, how it is seen there, and how it comes back, on every database. */
abstract class ArchiveContract extends RecordContract {

    private static final int DAYS = 30;
    private static final Instant LATER = MutableClock.START.plus(Duration.ofDays(DAYS + 1));

    private Tracker later;

    @BeforeEach
    void letTimePass() {
        later = Tracker.over(store, Clock.fixed(LATER, ZoneOffset.UTC));
    }

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
    void restoresAnItemWithWhatIsArchivedAboveAndBelowIt() {
        WorkItem root = create("Root");
        WorkItem middle = createUnder(root, "Middle");
        WorkItem leaf = createUnder(middle, "Leaf");
        WorkItem aside = createUnder(root, "Aside");
        archive();

        WorkItem restored = unarchive(middle);

        assertThat(restored).isEqualTo(get(middle));
        assertThat(restored.version()).isEqualTo(2);
        assertThat(restored.revision().updatedBy()).isEqualTo("alice");
        assertThat(restored.revision().updatedAt()).isEqualTo(LATER);
        assertThat(get(root).isArchived()).isFalse();
        assertThat(get(leaf).isArchived()).isFalse();
        assertThat(get(aside).isArchived()).isTrue();
        assertThat(changesOf(leaf))
                .extracting(Change::action)
                .containsExactly(Action.CREATED, Action.ARCHIVED, Action.UNARCHIVED);
        assertThat(archive().archivedCount()).isZero();
    }

    @Test
    void restoresAnItemWhereItsParentStandsNow() {
        WorkItem parent = create("Parent");
        WorkItem child = createUnder(parent, "Child");
        WorkItem grandchild = createUnder(child, "Grandchild");
        touch(parent);
        archive();
        WorkItem elsewhere = later.workItems().create(CreateWorkItem.task("Elsewhere"), ALICE);
        move(parent, elsewhere);

        unarchive(grandchild);

        assertThat(get(child).placement()).isEqualTo(get(parent).placement().below(parent.id(), child.id()));
        assertThat(get(grandchild).placement()).isEqualTo(get(child).placement().below(child.id(), grandchild.id()));
        assertThat(get(grandchild).placement().depth()).isEqualTo(3);
    }

    @Test
    void refusesToRestoreBelowADeletedParent() {
        WorkItem parent = create("Parent");
        WorkItem child = createUnder(parent, "Child");
        touch(parent);
        archive();
        delete(parent);

        assertThatThrownBy(() -> unarchive(child))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(parent.key().value())
                .hasMessageContaining("is deleted");
        assertThat(get(child).isArchived()).isTrue();
    }

    @Test
    void refusesToRestoreDeeperThanTheDeepestLevel() {
        WorkItem parent = create("Parent");
        for (int i = 0; i < 4; i++) {
            parent = createUnder(parent, "Level " + (i + 1));
        }
        WorkItem leaf = createUnder(parent, "Leaf");
        touch(parent);
        archive();
        // What no service allows, but a restored backup may hold: a live tree that grew meanwhile.
        WorkItem above = later.workItems().create(CreateWorkItem.task("Above"), ALICE);
        execute("UPDATE work_items SET depth = depth + 1, path = '/" + above.id() + "' || path,"
                + " parent_id = CASE WHEN depth > 0 THEN parent_id"
                + " ELSE (SELECT a.id FROM work_items a WHERE a.title = 'Above') END WHERE title <> 'Above'");

        assertThatThrownBy(() -> unarchive(leaf))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(leaf.key().value() + " 'Leaf' would stand deeper than level 5");
        assertThat(get(leaf).isArchived()).isTrue();
    }

    @Test
    void changesNothingOfALiveItemThatIsRestored() {
        WorkItem live = create("Live");
        long changes = changeCount();

        WorkItem restored = unarchive(live);

        assertThat(restored).isEqualTo(live);
        assertThat(changeCount()).isEqualTo(changes);
    }

    @Test
    void refusesToRestoreWhatIsDeletedOrUnknown() {
        WorkItem gone = delete(create("Gone"));

        assertThatThrownBy(() -> unarchive(gone))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not archived but deleted");
        assertThatThrownBy(() -> later.archive().restore(new RestoreArchivedWorkItem(new WorkItemRef("zzzzz")), ALICE))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void takesNoChangeOfAnArchivedItemButRestore() {
        WorkItem old = create("Old");
        archive();
        WorkItem fresh = later.workItems().create(CreateWorkItem.task("Fresh"), ALICE);
        WorkItem archived = get(old);

        assertThatThrownBy(() -> update(UpdateWorkItem.of(archived).title("New").build()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("is archived");
        assertThatThrownBy(() -> delete(archived))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("is archived");
        assertThatThrownBy(() -> later.claims().claim(ClaimWorkItem.of(ref(old)), ALICE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("is archived");
        assertThatThrownBy(() -> createUnder(old, "Child"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("parent_id is archived");
        assertThatThrownBy(() -> move(fresh, old))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("parent_id is archived");
        assertThatThrownBy(() -> blocks(old, fresh))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("source_id is archived");
        assertThat(get(old)).isEqualTo(archived);
    }

    @Test
    void refusesAnArchivedItemAsTheCurrentSession() {
        WorkItem session = create(session("Then"));
        archive();

        assertThatThrownBy(() -> enter(session))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("archived");
    }

    @Test
    void showsOnADependencyThatItsOtherEndIsArchived() {
        WorkItem first = complete(create("First")).item();
        WorkItem then = create("Then");
        blocks(first, then);
        touch(then);

        archive();

        assertThat(later.workItems().query(WorkItemView.of(ref(then))).dependencies())
                .singleElement()
                .satisfies(dependency -> {
                    assertThat(dependency.relatedItem().id()).isEqualTo(first.id());
                    assertThat(dependency.relatedItem().archivedAt()).isEqualTo(LATER);
                });
        assertThat(later.workItems().query(WorkItemView.of(ref(first))).item().isArchived())
                .isTrue();
    }

    @Test
    void letsNothingWaitForWhatIsArchivedAsCompleted() {
        WorkItem done = complete(create("Done")).item();
        WorkItem open = create("Open");
        WorkItem free = create("Free");
        WorkItem waiting = create("Waiting");
        blocks(done, free);
        blocks(open, waiting);
        touch(free);
        touch(waiting);

        archive();

        assertThat(later.workItems().query(WorkItemView.of(ref(free))).blockedBy())
                .isEmpty();
        assertThat(later.workItems().query(WorkItemView.of(ref(waiting))).blockedBy())
                .hasSize(1);
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

    private ArchiveOutcome archive() {
        return later.archive().archive(ArchiveWorkItems.after(DAYS), BOB, ArchiveProgress.NONE);
    }

    private WorkItem unarchive(WorkItem item) {
        return later.archive().restore(new RestoreArchivedWorkItem(ref(item)), ALICE);
    }

    /** Makes an item young again. */
    private void touch(WorkItem item) {
        WorkItem now = get(item);
        later.workItems()
                .update(
                        UpdateWorkItem.of(now)
                                .priority(now.priority() == 1 ? 2 : 1)
                                .build(),
                        BOB);
    }

    private void enter(WorkItem session) {
        long version = tracker.configuration().get().version();
        later.configuration().update(new UpdateConfiguration(version, null, ref(session), null, null, null), ALICE);
    }

    private Page<ArchivedSummary> list(ArchivedQuery query) {
        return later.archive().list(query);
    }

    private List<String> titles(ArchivedQuery query) {
        Page<ArchivedSummary> page = list(query);
        assertThat(page.totalCount()).isEqualTo(page.items().size());
        return page.items().stream().map(entry -> entry.item().title()).toList();
    }

    private static CreateWorkItem session(String title) {
        return CreateWorkItem.of(ItemType.SESSION, title, new SessionMetadata(1_000, 0, Map.of("schema_version", "1")));
    }
}
