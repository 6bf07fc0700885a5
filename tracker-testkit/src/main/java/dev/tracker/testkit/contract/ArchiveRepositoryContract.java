package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.taskAt;
import static dev.tracker.testkit.contract.Samples.taskUnder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.archive.ArchiveCandidate;
import dev.tracker.core.archive.ArchiveCount;
import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.SeveralConnections;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an {@link ArchiveRepository} promises. It needs the unit of work and work items besides. */
public abstract class ArchiveRepositoryContract extends PortsContract {

    private static final Instant LATER = NOW.plus(Duration.ofDays(400));

    @Test
    void findsWhatHasLainStillAChildBeforeItsParent() {
        WorkItem root = insert(taskAt(NOW, "Root"));
        WorkItem child = insert(taskUnder(root, "Child"));
        WorkItem busy = insert(taskAt(NOW, "Busy"));
        WorkItem recent = insert(taskAt(LATER, "Recent"));

        assertThat(archive().candidates(NOW.plusSeconds(1), 100))
                .startsWith(child.id())
                .containsExactlyInAnyOrder(child.id(), root.id(), busy.id());
        assertThat(archive().candidates(NOW.plusSeconds(1), 1)).containsExactly(child.id());
        assertThat(archive().candidates(NOW, 100)).as("strictly before").isEmpty();
        assertThat(archive().count(NOW.plusSeconds(1)))
                .containsExactly(new ArchiveCount(ItemType.TASK, ItemStatus.ACTIVE, 3));
        assertThat(archive().candidates(LATER.plusSeconds(1), 100)).contains(recent.id());
    }

    @Test
    void keepsWhatStandsAboveSomethingThatHasNotLainStill() {
        WorkItem root = insert(taskAt(NOW, "Root"));
        WorkItem middle = insert(taskUnder(root, "Middle"));
        WorkItem busy = insert(taskUnder(middle, "Busy"));
        WorkItem quiet = insert(taskUnder(root, "Quiet"));
        write(() -> ports().workItems().update(busy, Samples.renamed(busy, "Changed")));

        assertThat(archive().candidates(NOW.plusMillis(500), 100)).containsExactly(quiet.id());
    }

    @Test
    void holdsLiveItemsAndNamesParentsOfOthers() {
        WorkItem root = insert(taskAt(NOW, "Root"));
        WorkItem child = insert(taskUnder(root, "Child"));
        List<WorkItemId> both = List.of(root.id(), child.id());

        assertThat(write(() -> archive().hold(both)).stream().map(ArchiveCandidate::id))
                .containsExactlyInAnyOrderElementsOf(both);
        assertThat(archive().parentsOfOthers(List.of(root.id()))).containsExactly(root.id());
        assertThat(archive().parentsOfOthers(both)).isEmpty();
    }

    @Test
    void putsAsideAndBringsBackTheSame() {
        WorkItem root = insert(taskAt(NOW, "Root"));
        WorkItem child = insert(Samples.labelled(taskUnder(root, "Child"), "ui", "db"));
        List<WorkItem> before = List.of(find(root), find(child));

        writing(() -> archive().archive(List.of(child.id(), root.id()), LATER));

        assertThat(find(child).archivedAt()).isEqualTo(LATER);
        assertThat(find(child).version()).isEqualTo(before.get(1).version());
        assertThat(archive().candidates(LATER, 100)).isEmpty();
        assertThat(write(() -> archive().hold(List.of(root.id())))).isEmpty();
        List<WorkItem> around = archive().around(child.id());
        assertThat(around.stream().map(WorkItem::title)).containsExactly("Root", "Child");

        List<WorkItem> back = around.stream()
                .map(item -> item.unarchived(item.placement(), item.revision().next("x", LATER)))
                .toList();
        writing(() -> archive().restore(back));

        assertThat(List.of(find(root), find(child))).isEqualTo(back);
        assertThat(find(child).labels()).isEqualTo(before.get(1).labels());
    }

    @Test
    void movesAllOrNone() {
        WorkItem item = insert(taskAt(NOW, "Item"));

        assertThatThrownBy(() -> writing(() ->
                        archive().archive(List.of(item.id(), new WorkItemId(java.util.UUID.randomUUID())), LATER)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(find(item).archivedAt()).isNull();
    }

    @Test
    void listsNewestArchivingFirstAndGoesOnWhileOthersArchive() {
        for (int i = 1; i <= 4; i++) {
            WorkItem item = insert(taskAt(NOW.plusSeconds(i), "Item " + i));
            Instant at = LATER.plusSeconds(i);
            writing(() -> archive().archive(List.of(item.id()), at));
        }

        Page<ArchivedSummary> first = page(new PageRequest(2, 0, null));
        WorkItem newer = insert(taskAt(NOW, "Newer"));
        writing(() -> archive().archive(List.of(newer.id()), LATER.plusSeconds(9)));
        Page<ArchivedSummary> second = page(new PageRequest(2, 0, first.nextCursor()));

        assertThat(titles(first)).containsExactly("Item 4", "Item 3");
        assertThat(titles(second)).containsExactly("Item 2", "Item 1");
        assertThat(second.nextCursor()).isNull();
        assertThat(titles(page(new PageRequest(2, 3, null)))).containsExactly("Item 2", "Item 1");
        assertThatThrownBy(() -> page(new PageRequest(2, 0, "bm9uc2Vuc2U"))).isInstanceOf(ValidationException.class);
        ArchivedQuery since =
                new ArchivedQuery(null, null, null, null, null, null, null, LATER.plusSeconds(4), PageRequest.FIRST);
        assertThat(archive().list(since).items().stream().map(WorkItem::title)).containsExactly("Newer", "Item 4");
    }

    @Test
    @SeveralConnections
    void tellsOneOfManyThatARunIsTheirs() {
        List<Boolean> told = Threads.runAll(Collections.nCopies(
                6, () -> write(() -> archive().beginRun(LATER, NOW))));

        assertThat(told).containsOnlyOnce(true);
        assertThat(write(() -> archive().beginRun(LATER.plusSeconds(1), LATER))).isTrue();
    }

    private ArchiveRepository archive() {
        return ports().archive();
    }

    private WorkItem insert(WorkItem item) {
        return write(() -> ports().workItems().insert(item));
    }

    private WorkItem find(WorkItem item) {
        return ports().workItems().find(WorkItemRef.of(item.id())).orElseThrow();
    }

    private Page<ArchivedSummary> page(PageRequest request) {
        return archive().summaries(ArchivedQuery.ALL.page(request));
    }

    private static List<String> titles(Page<ArchivedSummary> page) {
        return page.items().stream().map(summary -> summary.item().title()).toList();
    }
}
