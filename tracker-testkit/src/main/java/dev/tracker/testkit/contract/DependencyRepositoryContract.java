package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.task;
import static dev.tracker.testkit.contract.Samples.taskUnder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyRepository;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link DependencyRepository} promises. It needs the unit of work, work items and the archive besides. */
public abstract class DependencyRepositoryContract extends PortsContract {

    private final WorkItem parent = task("Parent");
    private final WorkItem first = task("First");
    private final WorkItem second = taskUnder(parent, "Second");
    private final WorkItem third = task("Third");

    @BeforeEach
    final void insertItems() {
        writing(() -> List.of(parent, first, second, third).forEach(ports().workItems()::insert));
    }

    @Test
    void addsThoseThatAreNotThereYet() {
        assertThat(add(blocks(first, second), dependsOn(third, second))).isEqualTo(2);
        assertThat(add(blocks(first, second), dependsOn(second, first))).isEqualTo(1);

        assertThat(dependencies().of(second.id())).hasSize(3);
    }

    @Test
    void removesTheOneOfTheseEndsAndThisType() {
        add(blocks(first, second), dependsOn(first, second));

        assertThat(remove(first, second, DependencyType.BLOCKS)).isTrue();
        assertThat(remove(first, second, DependencyType.BLOCKS)).isFalse();
        assertThat(remove(second, first, DependencyType.DEPENDS_ON)).isFalse();

        assertThat(dependencies().of(first.id()).stream().map(DependencyView::dependencyType))
                .containsExactly(DependencyType.DEPENDS_ON);
    }

    @Test
    void showsEachEndTheOtherOldestFirst() {
        add(new Dependency(third.id(), first.id(), DependencyType.BLOCKS, NOW.plusSeconds(9), "ben"));
        add(new Dependency(first.id(), second.id(), DependencyType.BLOCKS, NOW, "anna"));

        assertThat(dependencies().of(first.id()))
                .containsExactly(
                        new DependencyView(
                                first.id(), second.id(), DependencyType.BLOCKS, NOW, "anna", second.related()),
                        new DependencyView(
                                third.id(),
                                first.id(),
                                DependencyType.BLOCKS,
                                NOW.plusSeconds(9),
                                "ben",
                                third.related()));
    }

    @Test
    void namesTheOpenItemsThatHaveToBeFinishedBefore() {
        add(blocks(first, third), dependsOn(third, second), dependsOn(third, first));
        update(second, Samples.next(second, "Second", ItemStatus.BLOCKED, 1));

        assertThat(blockersOf(third)).containsExactly("Second", "First");
        assertThat(dependencies().blockersOf(List.of(first.id()))).containsOnlyKeys(first.id());

        writing(() -> ports().archive().archive(List.of(first.id()), NOW));
        assertThat(blockersOf(third)).as("archived while open").containsExactly("Second", "First");
        writing(() -> ports().workItems().delete(List.of(second), UUID.randomUUID(), NOW, "x"));
        assertThat(blockersOf(third)).containsExactly("First");
    }

    @Test
    void reachesEveryPrecedenceOfDependenciesAndParents() {
        add(blocks(first, second), dependsOn(third, second), blocks(second, third));
        Precedence overParent = Precedence.ofChild(second.id(), parent.id());

        assertThat(dependencies().reachableFrom(first.id()))
                .containsExactlyInAnyOrder(
                        new Precedence(first.id(), second.id()), new Precedence(second.id(), third.id()), overParent);
        assertThat(dependencies().reachableFrom(third.id())).isEmpty();
        add(blocks(parent, third));
        writing(() -> ports().archive().archive(List.of(second.id()), NOW));
        assertThat(dependencies().reachableFrom(second.id()))
                .containsExactlyInAnyOrder(
                        new Precedence(second.id(), third.id()), overParent, new Precedence(parent.id(), third.id()));
    }

    @Test
    void findsWhatIsReadyAroundAnItem() {
        add(blocks(second, third), blocks(second, first));
        add(blocks(third, first));
        assertThat(around(second)).isEmpty();

        WorkItem done = Samples.inStatus(second, ItemStatus.COMPLETED);
        update(second, done);

        assertThat(around(done)).containsExactlyInAnyOrder("Parent", "Third");
    }

    private List<String> around(WorkItem item) {
        return write(() -> dependencies().readyAround(item)).stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    private List<String> blockersOf(WorkItem item) {
        return dependencies().blockersOf(List.of(item.id())).getOrDefault(item.id(), List.of()).stream()
                .map(RelatedItem::title)
                .toList();
    }

    private DependencyRepository dependencies() {
        return ports().dependencies();
    }

    private int add(Dependency... added) {
        return write(() -> dependencies().addAll(List.of(added)));
    }

    private boolean remove(WorkItem source, WorkItem target, DependencyType type) {
        return write(() -> dependencies().remove(source.id(), target.id(), type));
    }

    private void update(WorkItem before, WorkItem after) {
        assertThat(write(() -> ports().workItems().update(before, after))).isTrue();
    }

    private static Dependency blocks(WorkItem source, WorkItem target) {
        return new Dependency(source.id(), target.id(), DependencyType.BLOCKS, NOW, "anna");
    }

    private static Dependency dependsOn(WorkItem source, WorkItem target) {
        return new Dependency(source.id(), target.id(), DependencyType.DEPENDS_ON, NOW, "anna");
    }
}
