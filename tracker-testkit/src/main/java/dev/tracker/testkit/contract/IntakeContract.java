package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What an {@link Intake} promises. It needs the unit of work besides, work items and the archive, vendors, deployments
 * and enhancements.
 */
public abstract class IntakeContract extends PortsContract {

    @Test
    void addsItemsThatOthersFind() {
        WorkItem root = Samples.labelled(Samples.task("Root Grüße 🌍"), "ui", "db");
        WorkItem child = Samples.taskUnder(root, "Child");

        List<WorkItem> stored = write(() -> intake().addItems(List.of(root, child)));

        assertThat(stored).containsExactly(root, child);
        assertThat(ports().workItems().find(WorkItemRef.of(root.id()))).contains(root);
        assertThat(ports().workItems().find(WorkItemRef.of(child.key()))).contains(child);
        assertThat(found("grüße")).containsExactly("Root Grüße 🌍");
    }

    @Test
    void givesALongerKeyToAnItemWhoseKeyIsAnothers() {
        List<WorkItemId> twins = twins();

        List<WorkItem> stored = write(() -> intake().addItems(
                        twins.stream().map(id -> Samples.task(id, "Twin")).toList()));

        assertThat(stored).extracting(WorkItem::id).containsExactlyElementsOf(twins);
        assertThat(stored).extracting(item -> item.key().value().length()).containsExactly(5, 6);
        assertThat(ports().workItems().find(WorkItemRef.of(stored.get(1).key())))
                .contains(stored.get(1));
    }

    @Test
    void updatesWhatAFileSaysOfAnItemAndNothingElse() {
        WorkItem before = insert(Samples.labelled(Samples.task("Before"), "ui"));
        WorkItem after = Samples.next(before, "After", before.status(), 1);

        assertThat(write(() -> intake().updateItems(List.of(before), List.of(after))))
                .isTrue();

        assertThat(ports().workItems().find(WorkItemRef.of(before.id()))).contains(after);
        assertThat(found("after")).containsExactly("After");
        assertThat(found("before")).isEmpty();
    }

    @Test
    void refusesToUpdateAnotherVersion() {
        WorkItem first = insert(Samples.task("First"));
        WorkItem second = Samples.renamed(first, "Second");
        write(() -> ports().workItems().update(first, second));

        assertThat(write(() -> intake().updateItems(List.of(first), List.of(Samples.renamed(first, "Late")))))
                .isFalse();
        WorkItem nobody = Samples.task("Nobody");
        assertThat(write(() -> intake().updateItems(List.of(nobody), List.of(Samples.renamed(nobody, "Nobody")))))
                .isFalse();

        assertThat(ports().workItems().find(WorkItemRef.of(first.id()))).contains(second);
    }

    @Test
    void addsVendorsUnlessANameIsTaken() {
        Vendor acme = Samples.vendor("Acme");
        Vendor bolt = Samples.vendor("Bolt");

        assertThat(write(() -> intake().addVendors(List.of(bolt, acme)))).isTrue();
        assertThat(write(() -> intake().addVendors(List.of(Samples.vendor("ACME")))))
                .isFalse();

        assertThat(intake().vendorsNamed(List.of("aCME", "bolt", "Nobody"))).containsExactlyInAnyOrder(acme, bolt);
        assertThat(intake().vendorsNamed(List.of())).isEmpty();
        assertThat(ports().vendors().names()).containsExactlyInAnyOrder("Acme", "Bolt");
    }

    @Test
    void addsDeploymentsWithTheirLinks() {
        Vendor vendor = Samples.vendor("Acme");
        WorkItem item = insert(Samples.task("Item"));
        Deployment linked = Samples.deployment(7, NOW, List.of(vendor.id()), List.of(item.id()));
        Deployment later = Samples.deployment(7, NOW.plusSeconds(1), List.of(), List.of());
        Deployment other = Samples.deployment(8, NOW, List.of(), List.of());

        writing(() -> {
            intake().addVendors(List.of(vendor));
            intake().addDeployments(List.of(later, linked, other));
        });

        List<DeploymentDetails> found = intake().deploymentsOf(List.of(7, 9));
        assertThat(found).extracting(DeploymentDetails::id).containsExactly(linked.id(), later.id());
        assertThat(found.get(0).affectedVendors())
                .singleElement()
                .satisfies(link -> assertThat(link.id()).isEqualTo(vendor.id()));
        assertThat(found.get(0).relatedWorkItems()).containsExactly(item.related());
        assertThat(ports().deployments().find(linked.id())).contains(found.get(0));
        assertThat(intake().deploymentsOf(List.of())).isEmpty();
    }

    @Test
    void addsEnhancements() {
        Enhancement second = Samples.enhancement("Plan", NOW.plusSeconds(1));
        Enhancement first = Samples.enhancement("Plan", NOW);

        writing(() -> intake().addEnhancements(List.of(second, first, Samples.enhancement("Other", NOW))));

        assertThat(intake().enhancementsTitled(List.of("Plan", "plan"))).containsExactly(first, second);
        assertThat(intake().enhancementsTitled(List.of())).isEmpty();
        assertThat(ports().enhancements().find(first.id())).contains(first);
    }

    @Test
    void refusesEnhancementsThatDependOnOthers() {
        Enhancement first = Samples.enhancement("First", NOW);
        Enhancement needy = Samples.needing(first, List.of(new EnhancementId(UUID.randomUUID())));

        assertThatThrownBy(() -> writing(() -> intake().addEnhancements(List.of(needy))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsArchivedItemsToTheOldestFirstButNoDeletedOnes() {
        WorkItem young = insert(Samples.labelled(Samples.taskAt(NOW.plusSeconds(9), "Same"), "T001"));
        WorkItem archived = insert(Samples.labelled(Samples.taskAt(NOW.plusSeconds(5), "Same"), "T001"));
        WorkItem deleted = insert(Samples.labelled(Samples.taskAt(NOW.plusSeconds(1), "Same"), "T001"));
        insert(Samples.labelled(Samples.task("same"), "T0011"));
        writing(() -> {
            ports().archive().archive(List.of(archived.id()), NOW.plusSeconds(60));
            ports().workItems().delete(List.of(deleted), UUID.randomUUID(), NOW.plusSeconds(60), "anna");
        });

        assertThat(intake().itemsTitled(List.of("Same", "Nobody")))
                .extracting(WorkItem::id)
                .containsExactly(archived.id(), young.id());
        assertThat(intake().itemsLabelled(List.of("T001", "T009")))
                .extracting(WorkItem::id)
                .containsExactly(archived.id(), young.id());
        assertThat(intake().itemsTitled(List.of())).isEmpty();
        assertThat(intake().itemsLabelled(List.of())).isEmpty();
    }

    @Test
    void addsNothingWhereItsUnitFails() {
        assertThatThrownBy(() -> write(() -> {
                    intake().addItems(List.of(Samples.task("Item")));
                    intake().addVendors(List.of(Samples.vendor("Acme")));
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(intake().itemsTitled(List.of("Item"))).isEmpty();
        assertThat(ports().vendors().names()).isEmpty();
        assertThat(found("item")).isEmpty();
    }

    private Intake intake() {
        return ports().intake();
    }

    private WorkItem insert(WorkItem item) {
        return write(() -> ports().workItems().insert(item));
    }

    private List<String> found(String text) {
        return ports().workItems().summaries(WorkItemQuery.ofText(text, PageRequest.FIRST)).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    /** Two ids whose keys begin with the same five characters. */
    private static List<WorkItemId> twins() {
        Map<WorkItemKey, WorkItemId> seen = new HashMap<>();
        for (long low = 1; ; low++) {
            WorkItemId id = new WorkItemId(new UUID(0, low));
            WorkItemId twin = seen.put(WorkItemKey.of(id, WorkItemKey.MIN_LENGTH), id);
            if (twin != null) {
                return List.of(twin, id);
            }
        }
    }
}
