package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.taskAt;
import static dev.tracker.testkit.contract.Samples.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.status.StatusCounts;
import dev.tracker.core.status.StatusRepository;
import dev.tracker.core.status.WorkItemCounts;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a {@link StatusRepository} promises. It needs the unit of work and what it counts besides. */
public abstract class StatusRepositoryContract extends PortsContract {

    @Test
    void countsNothingInAnEmptyRecord() {
        StatusCounts counts = status().counts(10);

        assertThat(counts.brokenVendors()).isEmpty();
        assertThat(counts.workItems().totalCount()).isZero();
        assertThat(counts.workItems().byType()).containsOnlyKeys("project", "session", "task", "research");
        assertThat(counts.workItems().byPriority().keySet()).containsExactly("1", "2", "3", "4", "5");
        assertThat(status().recentDeployments(3)).isEmpty();
    }

    @Test
    void countsItems() {
        WorkItem first = insert("First");
        WorkItem waiting = insert("Waiting");
        WorkItem blocked = insert("Blocked");
        update(blocked, Samples.next(blocked, "Blocked", ItemStatus.BLOCKED, 1));
        WorkItem done = insert("Done");
        update(done, Samples.inStatus(done, ItemStatus.COMPLETED));
        WorkItem gone = insert("Gone");
        WorkItem aside = insert("Aside");
        writing(() -> {
            ports().workItems().delete(List.of(gone), UUID.randomUUID(), NOW, "x");
            ports().archive().archive(List.of(aside.id()), NOW);
            ports().dependencies()
                    .addAll(List.of(new Dependency(first.id(), waiting.id(), DependencyType.BLOCKS, NOW, "anna")));
        });

        WorkItemCounts counts = status().counts(0).workItems();

        assertThat(counts.totalCount()).isEqualTo(4);
        assertThat(counts.byType()).containsEntry("task", 4L).containsEntry("project", 0L);
        assertThat(counts.byStatus())
                .containsEntry("active", 2L)
                .containsEntry("blocked", 1L)
                .containsEntry("completed", 1L);
        assertThat(counts.byPriority()).containsEntry("1", 1L).containsEntry("3", 3L);
        assertThat(counts.readyCount()).isEqualTo(1);
        assertThat(counts.blockedCount()).isEqualTo(2);
        assertThat(counts.archivedCount()).isEqualTo(1);
    }

    @Test
    void namesBrokenVendorsByNameUpToALimit() {
        writing(() -> {
            for (String name : List.of("charlie", "Alpha", "bravo")) {
                ports().vendors().insert(vendor(name));
            }
            ports().vendors().insert(vendor("Works", VendorStatus.OPERATIONAL));
        });

        StatusCounts counts = status().counts(2);

        assertThat(counts.brokenVendors()).containsExactly("Alpha", "bravo");
        assertThat(counts.brokenVendorCount()).isEqualTo(3);
        assertThat(counts.operationalVendors()).isEqualTo(1);
        assertThat(status().vendors().stream().map(VendorSummary::name))
                .containsExactly("Alpha", "bravo", "charlie", "Works");
    }

    @Test
    void listsOpenItemsNewestUpdateFirst() {
        WorkItem old = write(() -> ports().workItems().insert(taskAt(NOW, "Old")));
        write(() -> ports().workItems().insert(taskAt(NOW.plusSeconds(1), "New")));
        WorkItem done = write(() -> ports().workItems().insert(taskAt(NOW.plusSeconds(2), "Done")));
        update(done, Samples.inStatus(done, ItemStatus.COMPLETED));

        assertThat(status().openItems(9).stream().map(WorkItemSummary::title)).containsExactly("New", "Old");
        assertThat(status().openItems(1).stream().map(WorkItemSummary::title)).containsExactly("New");
        assertThat(old.version()).isEqualTo(1);
    }

    @Test
    void listsPendingEnhancementsByPriorityThenTitle() {
        writing(() -> {
            ports().enhancements().insert(enhancement("b", 2, EnhancementStatus.PLANNED));
            ports().enhancements().insert(enhancement("a", 2, EnhancementStatus.IMPLEMENTING));
            ports().enhancements().insert(enhancement("z", 1, EnhancementStatus.APPROVED));
            ports().enhancements().insert(enhancement("done", 1, EnhancementStatus.COMPLETED));
        });

        assertThat(status().pendingEnhancements().stream().map(EnhancementSummary::title))
                .containsExactly("z", "a", "b");
        assertThat(status().counts(0).pendingEnhancements()).isEqualTo(3);
    }

    private StatusRepository status() {
        return ports().status();
    }

    private WorkItem insert(String title) {
        return write(() -> ports().workItems().insert(Samples.task(title)));
    }

    private void update(WorkItem before, WorkItem after) {
        assertThat(write(() -> ports().workItems().update(before, after))).isTrue();
    }

    private static Enhancement enhancement(String title, int priority, EnhancementStatus status) {
        return new Enhancement(
                new EnhancementId(UUID.randomUUID()),
                title,
                null,
                priority,
                status,
                null,
                List.of(),
                List.of(),
                null,
                Revision.first("anna", NOW));
    }
}
