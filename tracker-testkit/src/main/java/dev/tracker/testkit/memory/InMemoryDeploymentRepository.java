package dev.tracker.testkit.memory;

import dev.tracker.core.deployment.AffectedVendor;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.paging.Page;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class InMemoryDeploymentRepository implements DeploymentRepository {

    /** Newest first, by the larger pull request number at the same time. */
    static final Listing<Deployment> NEWEST_FIRST = new Listing<>(
            "deployments",
            true,
            deployment -> Listing.part(deployment.deployedAt())
                    + Listing.THEN
                    + Listing.part(deployment.metadata().prNumber())
                    + Listing.THEN
                    + deployment.id());

    private final InMemoryUnitOfWork units;

    InMemoryDeploymentRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public void insert(Deployment deployment) {
        units.change(state -> {
            state.deployments.put(deployment.id(), deployment);
            return deployment;
        });
    }

    @Override
    public Optional<DeploymentDetails> find(DeploymentId id) {
        return units.ask(state -> Optional.ofNullable(state.deployments.get(id)).map(found -> details(state, found)));
    }

    @Override
    public Page<DeploymentDetails> list(DeploymentQuery query) {
        return units.ask(state -> {
            List<Deployment> found = state.deployments.values().stream()
                    .filter(deployment -> passes(deployment, query))
                    .toList();
            return NEWEST_FIRST.page(found, query.page()).map(deployment -> details(state, deployment));
        });
    }

    private static boolean passes(Deployment deployment, DeploymentQuery query) {
        return (query.since() == null || !deployment.deployedAt().isBefore(query.since()))
                && (query.until() == null || !deployment.deployedAt().isAfter(query.until()))
                && (query.vendor() == null || affects(deployment, query.vendor()))
                && (query.workItem() == null || belongsTo(deployment, query.workItem()))
                && (query.commitHash() == null
                        || (deployment.commitHash() != null
                                && deployment.commitHash().startsWith(query.commitHash())))
                && (query.prNumber() == null || deployment.metadata().prNumber() == query.prNumber())
                && (query.compliant() == null || deployment.metadata().constitutionalCompliance() == query.compliant());
    }

    private static boolean affects(Deployment deployment, VendorRef vendor) {
        return deployment.affectedVendors().stream().anyMatch(id -> id.equals(vendor.id()));
    }

    private static boolean belongsTo(Deployment deployment, WorkItemRef item) {
        return deployment.relatedWorkItems().stream().anyMatch(id -> id.equals(item.id()));
    }

    static DeploymentDetails details(State state, Deployment deployment) {
        List<AffectedVendor> vendors = deployment.affectedVendors().stream()
                .map(id -> affected(
                        Objects.requireNonNull(state.vendors.get(id), "a vendor that is named is not removed")))
                .toList();
        List<RelatedItem> items = deployment.relatedWorkItems().stream()
                .map(id -> Objects.requireNonNull(Items.related(state, id), "an item that is named is not removed"))
                .toList();
        return new DeploymentDetails(
                deployment.id(),
                deployment.deployedAt(),
                deployment.commitHash(),
                deployment.metadata(),
                vendors,
                items,
                deployment.createdAt(),
                deployment.createdBy());
    }

    private static AffectedVendor affected(Vendor vendor) {
        return new AffectedVendor(vendor.id(), vendor.name(), vendor.status());
    }
}
