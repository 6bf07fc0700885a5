package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import org.junit.jupiter.api.Test;

/** How archived items come back, and what may be done to them until then, on every database. */
abstract class ArchiveRestoreContract extends AgedRecordContract {

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
}
