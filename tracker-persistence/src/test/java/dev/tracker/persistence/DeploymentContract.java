package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.AffectedVendor;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of deployments on every database. */
abstract class DeploymentContract extends RecordContract {

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.000001Z");
    private static final String HASH = "abcdef0123456789abcdef0123456789abcdef01";

    @Test
    void returnsWhatWasRecorded() {
        vendor("Zeta");
        vendor("Alpha");
        WorkItem second = create("Second");
        WorkItem first = create("First");

        DeploymentDetails recorded =
                record(command(NOON, HASH, 7, true, List.of("zeta", "Alpha"), List.of(second, first)));

        assertThat(tracker.deployments().get(recorded.id())).isEqualTo(recorded);
        assertThat(recorded.affectedVendors()).extracting(AffectedVendor::name).containsExactly("Zeta", "Alpha");
        assertThat(recorded.relatedWorkItems()).containsExactly(second.related(), first.related());
        assertThat(recorded.metadata().commitHash()).isEqualTo(HASH);
        assertThat(recorded.metadata().testSummary()).containsEntry("unit", 12L);
        assertThat(changes()).extracting(Change::action).containsExactly(Action.CREATED);
    }

    @Test
    void saysEveryFaultAtOnceAndStoresNothing() {
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("pr_number", 0, "colour", "red"));
        RecordDeployment faulty = new RecordDeployment(null, "abc", metadata, List.of(), List.of());

        ValidationException refusal = catchThrowableOfType(ValidationException.class, () -> record(faulty));

        assertThat(refusal.violations())
                .extracting(Violation::field)
                .contains(
                        "deployed_at",
                        "commit_hash",
                        "metadata.pr_number",
                        "metadata.pr_title",
                        "metadata.constitutional_compliance",
                        "metadata.colour");
        assertThat(rows("SELECT id FROM deployment_events")).isEmpty();
    }

    @Test
    void refusesRelationsThatAreUnknownRepeatedOrDeletedAndStoresNothing() {
        vendor("Alpha");
        WorkItem item = create("Item");
        WorkItem gone = delete(create("Gone"));

        assertThatThrownBy(() -> record(command(NOON, HASH, 1, true, List.of("Nobody"), List.of())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> record(command(NOON, HASH, 1, true, List.of("Alpha", "ALPHA"), List.of())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("affected_vendor_ids[1] is named twice");
        assertThatThrownBy(() -> record(command(NOON, HASH, 1, true, List.of("Alpha"), List.of(item, gone))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("related_work_item_ids[1] is deleted");
        assertThat(rows("SELECT id FROM deployment_events")).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    void keepsItsLinkToAnItemThatIsDeletedLater() {
        WorkItem item = create("Item");
        DeploymentDetails recorded = record(command(NOON, HASH, 1, true, List.of(), List.of(item)));

        delete(item);

        List<RelatedItem> related = tracker.deployments().get(recorded.id()).relatedWorkItems();
        assertThat(related).containsExactly(get(item).related());
        assertThat(related.get(0).deletedAt()).isNotNull();
    }

    @Test
    void listsNewestFirstThenByLargerPullRequest() {
        record(command(NOON, HASH, 1, true, List.of(), List.of()));
        record(command(NOON, HASH, 10, true, List.of(), List.of()));
        record(command(NOON, HASH, 9, true, List.of(), List.of()));
        record(command(NOON.plusSeconds(1), HASH, 2, true, List.of(), List.of()));

        assertThat(numbers(DeploymentQuery.ALL)).containsExactly(2, 10, 9, 1);
    }

    @Test
    void filtersByEachField() {
        vendor("Alpha");
        WorkItem item = create("Item");
        record(command(NOON, HASH, 1, true, List.of("Alpha"), List.of()));
        record(command(NOON.plusSeconds(60), "b" + HASH.substring(1), 2, false, List.of(), List.of(item)));
        PageRequest page = PageRequest.FIRST;

        assertThat(numbers(new DeploymentQuery(NOON.plusSeconds(60), null, null, null, null, null, null, page)))
                .containsExactly(2);
        assertThat(numbers(new DeploymentQuery(null, NOON, null, null, null, null, null, page)))
                .containsExactly(1);
        assertThat(numbers(DeploymentQuery.ofVendor(new VendorRef("alpha"), 10)))
                .containsExactly(1);
        assertThat(numbers(new DeploymentQuery(
                        null, null, null, new WorkItemRef(item.key().value()), null, null, null, page)))
                .containsExactly(2);
        assertThat(numbers(new DeploymentQuery(null, null, null, null, HASH.substring(0, 7), null, null, page)))
                .containsExactly(1);
        assertThat(numbers(new DeploymentQuery(null, null, null, null, HASH, null, null, page)))
                .containsExactly(1);
        assertThat(numbers(new DeploymentQuery(null, null, null, null, null, 2, null, page)))
                .containsExactly(2);
        assertThat(numbers(new DeploymentQuery(null, null, null, null, null, null, false, page)))
                .containsExactly(2);
        assertThat(numbers(new DeploymentQuery(null, null, null, null, null, null, true, page)))
                .containsExactly(1);
    }

    @Test
    void turnsPagesByCursorThroughEqualTimes() {
        for (int i = 1; i <= 5; i++) {
            record(command(NOON, HASH, 7, true, List.of(), List.of()));
        }
        List<Object> seen = new ArrayList<>();

        Page<DeploymentDetails> page = tracker.deployments().list(DeploymentQuery.ALL.page(PageRequest.ofSize(2)));
        page.items().forEach(deployment -> seen.add(deployment.id()));
        while (page.hasMore()) {
            page = tracker.deployments().list(DeploymentQuery.ALL.page(new PageRequest(2, 0, page.nextCursor())));
            page.items().forEach(deployment -> seen.add(deployment.id()));
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(page.totalCount()).isEqualTo(5);
    }

    @Test
    void answersAVendorWithItsNewestDeployments() {
        vendor("Alpha");
        record(command(NOON, HASH, 1, true, List.of("Alpha"), List.of()));
        record(command(NOON.plusSeconds(1), HASH, 2, true, List.of("Alpha"), List.of()));
        record(command(NOON.plusSeconds(2), HASH, 3, true, List.of(), List.of()));

        assertThat(tracker.deployments().vendor(new VendorRef("ALPHA"), 1).recentDeployments())
                .extracting(deployment -> deployment.prNumber())
                .containsExactly(2);
    }

    private void vendor(String name) {
        tracker.vendors().create(CreateVendor.named(name), ALICE);
    }

    private DeploymentDetails record(RecordDeployment command) {
        return tracker.deployments().record(command, ALICE);
    }

    private List<Integer> numbers(DeploymentQuery query) {
        Page<DeploymentDetails> page = tracker.deployments().list(query);
        assertThat(page.totalCount()).isEqualTo(page.items().size());
        return page.items().stream()
                .map(deployment -> deployment.metadata().prNumber())
                .toList();
    }

    private List<Change> changes() {
        ChangeQuery query = new ChangeQuery(null, null, EntityType.DEPLOYMENT, null, null, 100);
        return tracker.changes().list(query).changes();
    }

    static RecordDeployment command(
            Instant at, String hash, int number, boolean compliant, List<String> vendors, List<WorkItem> items) {
        return new RecordDeployment(
                at,
                hash,
                Map.of(
                        "pr_number",
                        number,
                        "pr_title",
                        "Release " + number,
                        "constitutional_compliance",
                        compliant,
                        "test_summary",
                        Map.of("unit", 12)),
                vendors.stream().map(VendorRef::new).toList(),
                items.stream().map(RecordContract::ref).toList());
    }
}
