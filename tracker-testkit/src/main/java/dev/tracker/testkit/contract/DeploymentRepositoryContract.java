package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.deployment.AffectedVendor;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link DeploymentRepository} promises. It needs the unit of work, vendors, work items and the archive besides. */
public abstract class DeploymentRepositoryContract extends PortsContract {

    private static final String HASH = "0123456789".repeat(4);

    private final Vendor alpha = Samples.vendor("Alpha");
    private final Vendor beta = Samples.vendor("Beta", VendorStatus.OPERATIONAL);
    private final WorkItem item = Samples.task("Item");
    private final WorkItem other = Samples.task("Other");

    @Test
    void givesBackWhatItWasGivenWithNamesInTheirOrder() {
        insertRelated();
        Deployment deployment = deployment(NOW, 7, List.of(beta, alpha), List.of(other, item));
        insert(deployment);
        writing(() -> ports().archive().archive(List.of(item.id()), NOW.plusSeconds(5)));
        writing(() -> ports().workItems().delete(List.of(other), UUID.randomUUID(), NOW.plusSeconds(6), "x"));

        DeploymentDetails found = deployments().find(deployment.id()).orElseThrow();

        assertThat(found.metadata()).isEqualTo(deployment.metadata());
        assertThat(found.commitHash()).isEqualTo(HASH);
        assertThat(found.deployedAt()).isEqualTo(NOW);
        assertThat(found.createdBy()).isEqualTo("anna");
        assertThat(found.affectedVendors())
                .containsExactly(
                        new AffectedVendor(beta.id(), "Beta", VendorStatus.OPERATIONAL),
                        new AffectedVendor(alpha.id(), "Alpha", VendorStatus.BROKEN));
        assertThat(found.relatedWorkItems()).hasSize(2);
        assertThat(found.relatedWorkItems().get(0).deletedAt()).isEqualTo(NOW.plusSeconds(6));
        assertThat(found.relatedWorkItems().get(1).archivedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(deployments().find(new DeploymentId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void listsNewestFirstByTheLargerNumberAtOneTime() {
        insert(deployment(NOW, 9, List.of(), List.of()));
        insert(deployment(NOW, 10, List.of(), List.of()));
        insert(deployment(NOW.plusSeconds(1), 2, List.of(), List.of()));

        assertThat(found(DeploymentQuery.ALL)).containsExactly(2, 10, 9);
    }

    @Test
    void filters() {
        insertRelated();
        insert(deployment(NOW, 1, List.of(alpha), List.of()));
        insert(deployment(NOW.plusSeconds(9), 2, List.of(), List.of(item)));

        assertThat(found(query(NOW.plusSeconds(9), null, null, null, null))).containsExactly(2);
        assertThat(found(query(null, NOW, null, null, null))).containsExactly(1);
        assertThat(found(query(null, null, VendorRef.of(alpha.id()), null, null)))
                .containsExactly(1);
        assertThat(found(query(null, null, null, WorkItemRef.of(item.id()), null)))
                .containsExactly(2);
        assertThat(found(query(null, null, null, null, HASH.substring(0, 7)))).containsExactly(2, 1);
        assertThat(found(query(null, null, null, null, "f".repeat(7)))).isEmpty();
        assertThat(found(new DeploymentQuery(null, null, null, null, null, 2, null, PageRequest.FIRST)))
                .containsExactly(2);
        assertThat(found(new DeploymentQuery(null, null, null, null, null, null, false, PageRequest.FIRST)))
                .isEmpty();
    }

    @Test
    void pagesAndGoesOnWhileOthersWrite() {
        for (int number = 1; number <= 5; number++) {
            insert(deployment(NOW, number, List.of(), List.of()));
        }

        Page<DeploymentDetails> first = page(new PageRequest(2, 0, null));
        insert(deployment(NOW.plusSeconds(1), 6, List.of(), List.of()));
        Page<DeploymentDetails> second = page(new PageRequest(2, 0, first.nextCursor()));
        Page<DeploymentDetails> last = page(new PageRequest(2, 0, second.nextCursor()));

        assertThat(numbers(first)).containsExactly(5, 4);
        assertThat(numbers(second)).containsExactly(3, 2);
        assertThat(numbers(last)).containsExactly(1);
        assertThat(last.nextCursor()).isNull();
        assertThat(numbers(page(new PageRequest(2, 1, null)))).containsExactly(5, 4);
        assertThatThrownBy(() -> page(new PageRequest(2, 0, "bm9uc2Vuc2U"))).isInstanceOf(ValidationException.class);
    }

    private void insertRelated() {
        writing(() -> {
            List.of(alpha, beta).forEach(ports().vendors()::insert);
            List.of(item, other).forEach(ports().workItems()::insert);
        });
    }

    private DeploymentRepository deployments() {
        return ports().deployments();
    }

    private void insert(Deployment deployment) {
        writing(() -> deployments().insert(deployment));
    }

    private Page<DeploymentDetails> page(PageRequest request) {
        return deployments().list(DeploymentQuery.ALL.page(request));
    }

    private List<Integer> found(DeploymentQuery query) {
        return numbers(deployments().list(query));
    }

    private static List<Integer> numbers(Page<DeploymentDetails> page) {
        return page.items().stream().map(found -> found.metadata().prNumber()).toList();
    }

    private static DeploymentQuery query(
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable VendorRef vendor,
            @Nullable WorkItemRef item,
            @Nullable String hash) {
        return new DeploymentQuery(since, until, vendor, item, hash, null, null, PageRequest.FIRST);
    }

    private static Deployment deployment(Instant at, int number, List<Vendor> vendors, List<WorkItem> items) {
        DeploymentMetadata metadata = new DeploymentMetadata(
                number, "Grüße 🌍", HASH, Map.of("unit", 3L, "ünit", 4L), true, Map.of("legacy_note", "as it was"));
        return new Deployment(
                new DeploymentId(UUID.randomUUID()),
                at,
                HASH,
                metadata,
                vendors.stream().map(Vendor::id).toList(),
                items.stream().map(WorkItem::id).toList(),
                NOW,
                "anna");
    }
}
