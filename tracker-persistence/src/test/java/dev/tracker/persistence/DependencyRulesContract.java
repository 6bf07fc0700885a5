package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyOutcome;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemDetails;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.core.workitem.WorkItemView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of dependencies on every database. */
abstract class DependencyRulesContract extends RecordContract {

    @Test
    void setsADependencyOnceWithoutRaisingAVersion() {
        WorkItem first = create("First");
        WorkItem second = create("Second");

        DependencyOutcome set = tracker.dependencies().set(SetDependency.blocks(ref(first), ref(second)), ALICE);
        DependencyOutcome again = tracker.dependencies().set(SetDependency.blocks(ref(first), ref(second)), BOB);

        assertThat(set.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(again.target().blockedBy()).containsExactly(first.related());
        assertThat(again.source().blockedBy()).isEmpty();
        assertThat(get(first)).isEqualTo(first);
        assertThat(get(second)).isEqualTo(second);
        assertThat(dependencyChanges()).extracting(Change::action).containsExactly(Action.LINKED);
    }

    @Test
    void removesWhatIsThere() {
        WorkItem first = create("First");
        WorkItem second = create("Second");
        blocks(first, second);
        SetDependency removal = new SetDependency(ref(first), ref(second), DependencyType.BLOCKS, true);

        DependencyOutcome removed = tracker.dependencies().set(removal, ALICE);
        DependencyOutcome again = tracker.dependencies().set(removal, ALICE);

        assertThat(removed.changed()).isTrue();
        assertThat(removed.target().blockedBy()).isEmpty();
        assertThat(again.changed()).isFalse();
        assertThat(dependencyChanges()).extracting(Change::action).containsExactly(Action.LINKED, Action.UNLINKED);
    }

    @Test
    void refusesACycleOverBothTypesAndNamesItInOrder() {
        WorkItem a = create("A");
        WorkItem b = create("B");
        WorkItem c = create("C");
        blocks(a, b);
        dependsOn(c, b);

        CycleException refusal = catchThrowableOfType(CycleException.class, () -> blocks(c, a));

        assertThat(refusal.cycle()).extracting(CycleException.Step::title).containsExactly("C", "A", "B");
        assertThat(rows("SELECT source_id FROM work_item_dependencies")).hasSize(2);
    }

    @Test
    void refusesThatAnItemWaitsForOneAboveIt() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem grandchild = createUnder(child, "Grandchild");

        CycleException byDependency = catchThrowableOfType(CycleException.class, () -> dependsOn(grandchild, root));
        CycleException byBlocking = catchThrowableOfType(CycleException.class, () -> blocks(root, child));

        assertThat(byDependency)
                .hasMessageContaining("This dependency would close a cycle")
                .hasMessageContaining("an item waits for all items below it");
        assertThat(titles(byDependency)).containsExactly("Root", "Grandchild", "Child");
        assertThat(titles(byBlocking)).containsExactly("Root", "Child");
        assertThat(rows("SELECT source_id FROM work_item_dependencies")).isEmpty();
        dependsOn(root, grandchild);
        assertThat(blockers(root)).containsExactly(grandchild.related());
    }

    @Test
    void refusesThatItemsWaitForEachOtherRoundCornersOfDependenciesAndParents() {
        WorkItem first = create("First");
        WorkItem below = createUnder(first, "Below first");
        WorkItem second = create("Second");
        WorkItem deep = createUnder(createUnder(second, "Below second"), "Deep below second");
        dependsOn(below, second);
        blocks(first, create("After first"));

        CycleException refusal = catchThrowableOfType(CycleException.class, () -> blocks(first, deep));

        assertThat(titles(refusal))
                .containsExactly("First", "Deep below second", "Below second", "Second", "Below first");
    }

    @Test
    void countsDeletedAndArchivedItemsForCycles() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem middle = create("Middle");
        dependsOn(middle, root);
        WorkItem other = create("Other");
        WorkItem below = createUnder(other, "Below");
        dependsOn(below, create("Before"));
        delete(middle);
        archive("title = 'Below'");

        restore(middle);

        assertThatThrownBy(() -> dependsOn(child, middle)).isInstanceOf(CycleException.class);
        WorkItem before = byTitle("Before");
        assertThat(titles(catchThrowableOfType(CycleException.class, () -> dependsOn(before, other))))
                .containsExactly("Other", "Before", "Below");
    }

    @Test
    void refusesANewItemBetweenItsParentAndWhatWaitsForThat() {
        WorkItem parent = create("Parent");
        WorkItem after = create("After");
        dependsOn(after, parent);
        CreateWorkItem between =
                CreateWorkItem.task("Between").under(parent.id()).dependingOn(after.id());

        CycleException refusal = catchThrowableOfType(CycleException.class, () -> create(between));

        assertThat(titles(refusal)).containsExactly("Between", "Parent", "After");
        assertThat(refusal).hasMessageContaining("This item would close a cycle");
        assertThat(rows("SELECT id FROM work_items")).hasSize(2);
        assertThatThrownBy(() ->
                        create(CreateWorkItem.task("Below").under(parent.id()).dependingOn(parent.id())))
                .isInstanceOf(CycleException.class);
        create(CreateWorkItem.task("Beside").under(after.id()).dependingOn(parent.id()));
    }

    @Test
    void refusesAMoveBelowAnItemThatItWaitsFor() {
        WorkItem target = create("Target");
        WorkItem moved = create("Moved");
        WorkItem inside = createUnder(moved, "Inside");
        dependsOn(inside, target);

        CycleException refusal = catchThrowableOfType(CycleException.class, () -> move(moved, target));

        assertThat(refusal).hasMessageContaining("This move would close a cycle");
        assertThat(titles(refusal)).containsExactly("Moved", "Target", "Inside");
        assertThat(get(moved)).isEqualTo(moved);
        move(target, moved);
    }

    @Test
    void leavesAnOldCycleAloneUntilALinkWouldCloseAnother() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem other = create("Other");
        execute("INSERT INTO work_item_dependencies (source_id, target_id, dependency_type, created_at, created_by)"
                + " VALUES ('" + child.id() + "', '" + root.id()
                + "', 'depends_on', '2026-01-01T00:00:00.000000Z', 'x')");

        dependsOn(other, child);
        createUnder(root, "Another child");
        update(UpdateWorkItem.of(get(root)).priority(1).build());
        assertThatThrownBy(() -> dependsOn(child, other)).isInstanceOf(CycleException.class);
        tracker.dependencies().set(new SetDependency(ref(child), ref(root), DependencyType.DEPENDS_ON, true), ALICE);

        assertThat(blockers(child)).isEmpty();
    }

    private static List<String> titles(CycleException refusal) {
        return refusal.cycle().stream().map(CycleException.Step::title).toList();
    }

    private WorkItem byTitle(String title) {
        String id =
                rows("SELECT id FROM work_items WHERE title = '" + title + "'").get(0);
        return tracker.workItems().get(new dev.tracker.core.workitem.WorkItemRef(id));
    }

    @Test
    void allowsBothTypesBetweenTwoItemsInOneDirection() {
        WorkItem first = create("First");
        WorkItem second = create("Second");
        blocks(first, second);

        dependsOn(second, first);

        assertThat(blockers(second)).containsExactly(first.related());
        assertThatThrownBy(() -> blocks(second, first)).isInstanceOf(CycleException.class);
    }

    @Test
    void refusesDeletedEndsAndItself() {
        WorkItem live = create("Live");
        WorkItem gone = delete(create("Gone"));

        assertThatThrownBy(() -> blocks(gone, live))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("source_id is deleted");
        assertThatThrownBy(() -> tracker.dependencies()
                        .set(
                                SetDependency.blocks(
                                        ref(live),
                                        new dev.tracker.core.workitem.WorkItemRef(
                                                live.key().value())),
                                ALICE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("target_id must be another item");
    }

    @Test
    void namesOpenBlockersByPriority() {
        WorkItem waiting = create("Waiting");
        WorkItem low = create(prioritized("Low", 5));
        WorkItem high = create(prioritized("High", 1));
        WorkItem done = create("Done");
        WorkItem gone = create("Gone");
        List.of(low, high, done, gone).forEach(first -> blocks(first, waiting));
        complete(done);
        delete(gone);

        assertThat(blockers(waiting)).extracting(RelatedItem::title).containsExactly("High", "Low");
    }

    @Test
    void showsBothEndsOfAnItemsDependencies() {
        WorkItem item = create("Item");
        WorkItem before = create("Before");
        WorkItem after = create("After");
        blocks(before, item);
        dependsOn(after, item);

        WorkItemDetails details = tracker.workItems().query(WorkItemView.of(ref(item)));

        assertThat(details.dependencies())
                .extracting(DependencyView::relatedItem)
                .containsExactly(before.related(), after.related());
        assertThat(details.blockedBy()).containsExactly(before.related());
    }

    @Test
    void answersWhatBecameReadyByACompletion() {
        WorkItem root = create("Root");
        WorkItem item = createUnder(root, "Item");
        WorkItem other = create("Other");
        WorkItem freed = create("Freed");
        WorkItem stillWaiting = create("Still waiting");
        WorkItem blocked = create("Blocked");
        WorkItem withOpenChild = create("With open child");
        createUnder(withOpenChild, "Open child");
        WorkItem afterRoot = create("After root");
        blocks(item, freed);
        blocks(item, stillWaiting);
        blocks(other, stillWaiting);
        blocks(item, blocked);
        dependsOn(withOpenChild, item);
        blocks(root, afterRoot);
        update(UpdateWorkItem.of(get(blocked)).status(ItemStatus.BLOCKED).build());

        List<WorkItemSummary> ready = complete(item).becameReady();

        assertThat(ready).extracting(WorkItemSummary::title).containsExactly("Root", "Freed");
        assertThat(complete(root).becameReady())
                .extracting(WorkItemSummary::title)
                .containsExactly("After root");
    }

    @Test
    void makesNothingReadyWhileTheParentHasAnotherOpenDescendant() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem first = createUnder(child, "First");
        WorkItem second = createUnder(child, "Second");

        assertThat(complete(first).becameReady()).isEmpty();
        assertThat(complete(second).becameReady())
                .extracting(WorkItemSummary::title)
                .containsExactly("Child");
        assertThat(complete(child).becameReady())
                .extracting(WorkItemSummary::title)
                .containsExactly("Root");
    }

    @Test
    void leavesClaimedItemsOutOfWhatBecameReadyUntilTheClaimLapses() {
        WorkItem first = create("First");
        WorkItem held = create("Held");
        WorkItem lapsed = create("Lapsed");
        blocks(first, held);
        blocks(first, lapsed);
        execute(
                "UPDATE work_items SET assignee = 'carol', claimed_at = '2026-01-01T00:00:00.000000Z' WHERE title <> 'First'");
        execute("UPDATE work_items SET claim_lease_minutes = 30, claim_expires_at = '2026-01-01T00:00:00.000001Z'"
                + " WHERE title = 'Lapsed'");

        assertThat(complete(first).becameReady())
                .extracting(WorkItemSummary::title)
                .containsExactly("Lapsed");
    }

    @Test
    void waitsForAnArchivedItemOnlyWhileItIsOpen() {
        WorkItem waiting = create("Waiting");
        WorkItem open = create("Open");
        WorkItem done = create("Done");
        WorkItem last = create("Last");
        List.of(open, done, last).forEach(first -> blocks(first, waiting));
        complete(done);
        archive("title IN ('Open', 'Done')");

        assertThat(blockers(waiting)).extracting(RelatedItem::title).containsExactly("Open", "Last");
        assertThat(blockers(waiting).get(0).archivedAt()).isNotNull();
        assertThat(complete(last).becameReady()).isEmpty();
        execute("UPDATE archived_work_items SET status = 'completed'");
        assertThat(tracker.status().summary().activeWorkItems().readyCount()).isEqualTo(1);
    }

    private void archive(String which) {
        String columns = "id, item_type, title, description, status, priority, assignee, claimed_at, claim_expires_at,"
                + " parent_id, path, depth, metadata, deleted_at, deletion_id, version, created_at, created_by,"
                + " updated_at, updated_by";
        execute("INSERT INTO archived_work_items (" + columns + ", archived_at) SELECT " + columns
                + ", updated_at FROM work_items WHERE " + which);
        execute("DELETE FROM work_items WHERE " + which);
    }

    private List<RelatedItem> blockers(WorkItem item) {
        return tracker.dependencies().blockersOf(List.of(item.id())).get(item.id());
    }

    private List<Change> dependencyChanges() {
        ChangeQuery query = new ChangeQuery(null, null, EntityType.DEPENDENCY, null, null, 100);
        return tracker.changes().list(query).changes();
    }

    private static CreateWorkItem prioritized(String title, int priority) {
        return new CreateWorkItem(
                ItemType.TASK, title, null, null, null, priority, List.of(), null, null, null, null, List.of());
    }
}
