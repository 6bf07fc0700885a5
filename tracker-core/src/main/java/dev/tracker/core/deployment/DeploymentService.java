package dev.tracker.core.deployment;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorLookup;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.util.List;
import java.util.Objects;

/** What can be done with deployments. */
public final class DeploymentService {

    /** A vendor may be asked for with this many deployments. */
    public static final int MAX_RECENT = 20;

    private final DeploymentRepository deployments;
    private final VendorLookup vendors;
    private final ItemLookup items;
    private final UnitOfWork unitOfWork;
    private final Writer writer;

    public DeploymentService(
            DeploymentRepository deployments,
            VendorRepository vendors,
            WorkItemRepository items,
            UnitOfWork unitOfWork,
            Writer writer) {
        this.deployments = deployments;
        this.vendors = new VendorLookup(vendors);
        this.items = new ItemLookup(items);
        this.unitOfWork = unitOfWork;
        this.writer = writer;
    }

    /** Records a deployment with the vendors it affected and the work items it belongs to. */
    public DeploymentDetails record(RecordDeployment command, Caller caller) {
        WriteScope scope = command.relatedWorkItemIds().isEmpty() ? WriteScope.ROWS : WriteScope.PLACE;
        return writer.write(command, caller, scope, DeploymentDetails.class, changes -> insert(command, changes));
    }

    /** One deployment. */
    public DeploymentDetails get(DeploymentId id) {
        return deployments.find(id).orElseThrow(() -> new NotFoundException("deployment", id.toString(), List.of()));
    }

    /** A page of deployments, newest first. */
    public Page<DeploymentDetails> list(DeploymentQuery query) {
        Violations violations = new Violations();
        query.check(violations);
        violations.throwIfAny();
        return unitOfWork.read(() -> deployments.list(resolved(query)));
    }

    /** A vendor with its {@code recent} newest deployments, 0 to 20; none are looked up for 0. */
    public VendorDeployments vendor(VendorRef ref, int recent) {
        if (recent < 0 || recent > MAX_RECENT) {
            throw ValidationException.of("include_deployments", "must be 0 to " + MAX_RECENT, recent);
        }
        if (recent == 0) {
            return new VendorDeployments(vendors.get(ref), null);
        }
        return unitOfWork.read(() -> {
            Vendor vendor = vendors.get(ref);
            DeploymentQuery query = DeploymentQuery.ofVendor(VendorRef.of(vendor.id()), recent);
            List<DeploymentDetails> found = deployments.list(query).items();
            return new VendorDeployments(
                    vendor, found.stream().map(DeploymentDetails::summary).toList());
        });
    }

    private DeploymentDetails insert(RecordDeployment command, ChangeSet changes) {
        List<Vendor> affected = vendors.getAll("affected_vendor_ids", command.affectedVendorIds());
        List<WorkItem> related = List.copyOf(items.getAll("related_work_item_ids", command.relatedWorkItemIds())
                .values());
        Violations violations = new Violations();
        checkNotDeleted(related, violations);
        DeploymentMetadata metadata = DeploymentMetadata.read(command.metadata(), command.commitHash(), violations);
        violations.throwIfAny();
        Deployment deployment = new Deployment(
                new DeploymentId(changes.newId()),
                Objects.requireNonNull(command.deployedAt(), "checked"),
                command.commitHash(),
                Objects.requireNonNull(metadata, "checked"),
                affected.stream().map(Vendor::id).toList(),
                related.stream().map(WorkItem::id).toList(),
                changes.now(),
                changes.actor());
        deployments.insert(deployment);
        changes.add(EntityType.DEPLOYMENT, deployment.id(), null, Action.CREATED, FieldChanges.ofNew(deployment));
        return new DeploymentDetails(
                deployment.id(),
                deployment.deployedAt(),
                deployment.commitHash(),
                deployment.metadata(),
                affected.stream()
                        .map(vendor -> new AffectedVendor(vendor.id(), vendor.name(), vendor.status()))
                        .toList(),
                related.stream().map(WorkItem::related).toList(),
                deployment.createdAt(),
                deployment.createdBy());
    }

    private static void checkNotDeleted(List<WorkItem> related, Violations violations) {
        for (int i = 0; i < related.size(); i++) {
            if (related.get(i).isDeleted()) {
                String field = "related_work_item_ids[" + i + "]";
                violations.add(
                        field,
                        "is deleted; restore it first, or leave it out",
                        related.get(i).key().value());
            }
        }
    }

    private DeploymentQuery resolved(DeploymentQuery query) {
        VendorRef vendor = query.vendor();
        WorkItemRef item = query.workItem();
        return query.resolved(
                vendor == null ? null : VendorRef.of(vendors.get(vendor).id()),
                item == null ? null : WorkItemRef.of(items.get(item).id()));
    }
}
