package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DescendantCounts;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemDetails;
import dev.tracker.core.workitem.WorkItemNode;
import dev.tracker.core.workitem.WorkItemView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of trees of work items on every database: moves, deletion, restoration, reading. */
abstract class HierarchyContract extends RecordContract {

    @Test
    void movesASubtreeWithItsDeletedItemsAndRaisesOnlyTheMovedVersion() {
        WorkItem target = createUnder(create("Root"), "Target");
        WorkItem moved = create("Moved");
        WorkItem child = createUnder(moved, "Child");
        WorkItem grandchild = createUnder(child, "Grandchild");
        WorkItem gone = delete(createUnder(child, "Gone"));

        WorkItem after = move(moved, target);

        assertThat(after.version()).isEqualTo(2);
        assertThat(get(moved)).isEqualTo(after);
        assertStandsUnder(target, moved);
        assertStandsUnder(moved, child);
        assertStandsUnder(child, grandchild);
        assertStandsUnder(child, gone);
        assertThat(get(child).version()).isEqualTo(1);
        assertThat(get(gone).version()).isEqualTo(2);
        Change logged = changesOf(moved).get(1);
        assertThat(logged.action()).isEqualTo(Action.MOVED);
        assertThat(logged.changes()).containsOnlyKeys("parent_id", "path", "depth");
        assertThat(changesOf(child)).hasSize(1);
    }

    @Test
    void movesToTheTop() {
        WorkItem child = createUnder(create("Root"), "Child");
        WorkItem grandchild = createUnder(child, "Grandchild");

        WorkItem after = update(UpdateWorkItem.of(child).toRoot().build()).item();

        assertThat(after.placement().path()).isEqualTo("/" + child.id());
        assertThat(get(grandchild).placement().depth()).isEqualTo(1);
        assertStandsUnder(child, grandchild);
    }

    @Test
    void leavesNeighboursWhereTheyAre() {
        WorkItem root = create("Root");
        WorkItem moved = createUnder(root, "Moved");
        WorkItem neighbour = createUnder(createUnder(root, "Neighbour"), "Below it");

        move(moved, create("Other root"));

        assertThat(get(neighbour)).isEqualTo(neighbour);
    }

    @Test
    void refusesTheSixthLevel() {
        List<WorkItem> chain = chain(6);

        assertThatThrownBy(() -> createUnder(chain.get(5), "Too deep"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("parent_id would put an item deeper than level 5");
        assertThat(rows("SELECT id FROM work_items")).hasSize(6);
    }

    @Test
    void refusesAMoveThatPushesADeletedItemTooDeep() {
        List<WorkItem> chain = chain(5);
        WorkItem moved = create("Moved");
        WorkItem gone = delete(createUnder(moved, "Gone"));

        assertThatThrownBy(() -> move(moved, chain.get(4)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("deeper than level 5");
        assertStandsUnder(moved, gone);
    }

    @Test
    void refusesAMoveBelowItselfAndNamesTheWay() {
        List<WorkItem> chain = chain(3);

        CycleException refusal = catchThrowableOfType(CycleException.class, () -> move(chain.get(0), chain.get(2)));

        assertThat(refusal.cycle())
                .extracting(CycleException.Step::id)
                .containsExactlyElementsOf(
                        chain.stream().map(item -> item.id().toString()).toList());
        assertThat(refusal.cycle()).extracting(CycleException.Step::title).containsExactly("0", "1", "2");
        assertThatThrownBy(() -> move(chain.get(0), chain.get(0))).isInstanceOf(CycleException.class);
    }

    @Test
    void deletesTheLiveSubtreeAndLogsEachItem() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem before = delete(createUnder(child, "Gone before"));
        long logged = changeCount();

        WorkItem after = delete(root);

        assertThat(after.version()).isEqualTo(2);
        assertThat(get(root)).isEqualTo(after);
        assertThat(get(child).isDeleted()).isTrue();
        assertThat(get(child).version()).isEqualTo(2);
        assertThat(get(before)).isEqualTo(before);
        assertThat(changeCount()).isEqualTo(logged + 2);
        assertThat(changesOf(child)).extracting(Change::action).containsExactly(Action.CREATED, Action.DELETED);
    }

    @Test
    void restoresWhatWasDeletedTogether() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        WorkItem before = delete(createUnder(child, "Gone before"));
        delete(root);

        WorkItem after = restore(root);

        assertThat(after.version()).isEqualTo(3);
        assertThat(get(root)).isEqualTo(after);
        assertThat(get(child).isDeleted()).isFalse();
        assertThat(get(child).version()).isEqualTo(3);
        assertThat(get(before).isDeleted()).isTrue();
        assertThat(changesOf(child))
                .extracting(Change::action)
                .containsExactly(Action.CREATED, Action.DELETED, Action.RESTORED);
    }

    @Test
    void restoresNothingBelowADeletedParent() {
        WorkItem root = create("Root");
        WorkItem child = createUnder(root, "Child");
        delete(root);

        assertThatThrownBy(() -> restore(child))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("parent_id is deleted");
        assertThat(get(child).isDeleted()).isTrue();
    }

    @Test
    void letsADeletedItemTakeNoChangeButRestore() {
        WorkItem gone = delete(create("Gone"));

        assertThatThrownBy(() -> update(UpdateWorkItem.of(gone).title("New").build()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("id is deleted");
        assertThat(get(gone)).isEqualTo(gone);
    }

    @Test
    void clearsTheCurrentSessionThatIsDeletedWithItsParent() {
        WorkItem root = create("Root");
        WorkItem session = create(CreateWorkItem.of(
                        ItemType.SESSION, "Session", new SessionMetadata(1_000, 0, Map.of("schema_version", "1")))
                .under(root.id()));
        long version = tracker.configuration().get().version();
        tracker.configuration().update(new UpdateConfiguration(version, null, ref(session), null, null, null), ALICE);

        delete(root);

        assertThat(tracker.configuration().get().currentSessionId()).isNull();
        assertThat(tracker.configuration().get().version()).isEqualTo(version + 2);
    }

    @Test
    void answersAnItemWithWhatSurroundsIt() {
        List<WorkItem> chain = chain(3);
        WorkItem low = create(prioritized("Low", 5, chain.get(2)));
        WorkItem high = create(prioritized("High", 1, chain.get(2)));
        WorkItem deep = createUnder(low, "Deep");
        delete(createUnder(chain.get(2), "Gone"));
        complete(deep);

        WorkItemDetails details = tracker.workItems().query(WorkItemView.of(ref(chain.get(2))));

        assertThat(details.ancestors()).extracting(Ancestor::title).containsExactly("0", "1");
        assertThat(titles(details.children())).containsExactly("High", "Low");
        assertThat(titles(details.children().get(1).children())).containsExactly("Deep");
        assertThat(details.descendantCounts()).isEqualTo(new DescendantCounts(3, 2, 1, 0));
        assertThat(details.truncated()).isNull();
        assertThat(high.placement().depth()).isEqualTo(3);
    }

    @Test
    void cutsATreeLevelByLevel() {
        WorkItem root = create("Root");
        WorkItem last = create(prioritized("Last", 5, root));
        WorkItem first = create(prioritized("First", 1, root));
        createUnder(first, "Below first");
        createUnder(last, "Below last");

        WorkItemDetails details =
                tracker.workItems().query(new WorkItemView(ref(root), true, false, 5, 3, false, true));

        assertThat(titles(details.children())).containsExactly("First", "Last");
        assertThat(titles(details.children().get(0).children())).containsExactly("Below first");
        assertThat(details.children().get(1).children()).isEmpty();
        assertThat(details.truncated()).isTrue();
        assertThat(details.descendantCounts().total()).isEqualTo(4);
    }

    @Test
    void goesAsDeepAsAskedFor() {
        List<WorkItem> chain = chain(4);

        WorkItemDetails details =
                tracker.workItems().query(new WorkItemView(ref(chain.get(1)), true, false, 1, 100, false, true));

        assertThat(titles(details.children())).containsExactly("2");
        assertThat(details.children().get(0).children()).isEmpty();
        assertThat(details.truncated()).isNull();
    }

    @Test
    void showsADeletedItemOnlyWhenAsked() {
        WorkItem root = create("Root");
        WorkItem gone = delete(createUnder(root, "Gone"));

        assertThatThrownBy(() -> tracker.workItems().query(WorkItemView.of(ref(gone))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("is deleted");
        WorkItemDetails asked = tracker.workItems().query(new WorkItemView(ref(root), true, false, 5, 100, true, true));
        assertThat(titles(asked.children())).containsExactly("Gone");
        assertThat(asked.descendantCounts().total()).isZero();
    }

    @Test
    void growsTheForestOfAllLiveItems() {
        WorkItem root = create("Root");
        createUnder(root, "Child");
        create("Second root");
        delete(create("Gone"));

        List<WorkItemNode> forest = tracker.workItems().forest(2);

        assertThat(titles(forest)).containsExactly("Root", "Second root");
        assertThat(titles(tracker.workItems().forest(100).get(0).children())).containsExactly("Child");
    }

    private List<WorkItem> chain(int length) {
        List<WorkItem> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chain.add(i == 0 ? create("0") : createUnder(chain.get(i - 1), Integer.toString(i)));
        }
        return chain;
    }

    private static CreateWorkItem prioritized(String title, int priority, WorkItem parent) {
        return new CreateWorkItem(
                ItemType.TASK, title, null, null, null, priority, List.of(), ref(parent), null, null, null, List.of());
    }

    private static List<String> titles(List<WorkItemNode> nodes) {
        return nodes.stream().map(node -> node.item().title()).toList();
    }

    private void assertStandsUnder(WorkItem parent, WorkItem item) {
        WorkItem above = get(parent);
        WorkItem below = get(item);
        assertThat(below.placement()).isEqualTo(above.placement().below(above.id(), below.id()));
    }
}
