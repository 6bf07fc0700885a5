package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a {@link StatusFileSource} promises. It needs the unit of work besides, work items and the archive, vendors and
 * enhancements.
 */
public abstract class StatusFileSourceContract extends PortsContract {

    @Test
    void isEmptyOfAnEmptyRecord() {
        assertThat(source().vendors()).isEmpty();
        assertThat(source().openItems()).isEmpty();
        assertThat(source().openEnhancements()).isEmpty();
    }

    @Test
    void hasEveryVendorWhole() {
        Vendor acme = Samples.vendor("acme");
        Vendor bolt = Samples.vendor("Bolt");
        writing(() -> {
            ports().vendors().insert(bolt);
            ports().vendors().insert(acme);
        });

        assertThat(source().vendors()).containsExactlyInAnyOrder(acme, bolt);
    }

    @Test
    void hasOpenItemsAndThoseAboveThem() {
        WorkItem root = insert(Samples.inStatus(Samples.task("Root"), ItemStatus.COMPLETED));
        WorkItem middle = insert(Samples.inStatus(Samples.taskUnder(root, "Middle"), ItemStatus.COMPLETED));
        WorkItem open = insert(Samples.inStatus(Samples.taskUnder(middle, "Open"), ItemStatus.BLOCKED));
        insert(Samples.inStatus(Samples.taskUnder(root, "Done"), ItemStatus.COMPLETED));
        insert(Samples.inStatus(Samples.task("Done too"), ItemStatus.COMPLETED));

        assertThat(source().openItems())
                .containsExactlyInAnyOrder(open(root, null), open(middle, null), open(open, null));
    }

    @Test
    void hasNoDeletedAndNoArchivedItems() {
        WorkItem deleted = insert(Samples.task("Deleted"));
        WorkItem archived = insert(Samples.task("Archived"));
        writing(() -> {
            ports().workItems().delete(List.of(deleted), UUID.randomUUID(), NOW.plusSeconds(5), "anna");
            ports().archive().archive(List.of(archived.id()), NOW.plusSeconds(5));
        });

        assertThat(source().openItems()).isEmpty();
    }

    @Test
    void namesTheBranchThatWasLinkedLast() {
        GitLinks links = new GitLinks(List.of(
                new GitLink(GitLink.Kind.BRANCH, "old", NOW, "anna"),
                new GitLink(GitLink.Kind.BRANCH, "new", NOW.plusSeconds(1), "anna"),
                new GitLink(GitLink.Kind.PULL_REQUEST, "7", NOW.plusSeconds(2), "anna")));
        WorkItem item = insert(Samples.linked(Samples.task("Item"), links));

        assertThat(source().openItems()).containsExactly(open(item, "new"));
    }

    @Test
    void hasTheEnhancementsThatAreNotCompleted() {
        Enhancement planned = Samples.enhancement("Planned", NOW);
        Enhancement done = Samples.enhancement("Done", NOW);
        writing(() -> {
            ports().enhancements().insert(planned);
            ports().enhancements().insert(Samples.inStatus(done, EnhancementStatus.COMPLETED));
        });

        assertThat(source().openEnhancements()).containsExactly(planned);
    }

    private StatusFileSource source() {
        return ports().statusFileSource();
    }

    private WorkItem insert(WorkItem item) {
        return write(() -> ports().workItems().insert(item));
    }

    private static OpenItem open(WorkItem item, @Nullable String branch) {
        return new OpenItem(
                item.id(),
                item.placement().parentId(),
                item.itemType(),
                item.title(),
                item.status(),
                item.priority(),
                item.revision().createdAt(),
                branch);
    }
}
