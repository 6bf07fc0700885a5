package dev.tracker.testkit.contract;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.vendor.FormatSupport;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entities as a port is given them, of which only what matters is said. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");

    private static final UUID REQUEST = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private Samples() {}

    static Vendor vendor(String name, VendorStatus status) {
        VendorMetadata metadata = new VendorMetadata(FormatSupport.NONE, TestResults.NONE, "0.0.0", false, Map.of());
        return new Vendor(
                new VendorId(UUID.randomUUID()), name, status, "0.0.0", metadata, Revision.first("tester", NOW));
    }

    static Vendor vendor(String name) {
        return vendor(name, VendorStatus.BROKEN);
    }

    /** A change of a vendor's. */
    static Change change(String entityId, long version, Map<String, FieldChange> fields) {
        return change(NOW, "anna", EntityType.VENDOR, entityId, version, fields);
    }

    static Change change(
            Instant at,
            String actor,
            EntityType type,
            String entityId,
            @Nullable Long version,
            Map<String, FieldChange> fields) {
        return new Change(0, at, actor, type, entityId, version, Action.UPDATED, fields, REQUEST);
    }

    /** A task at the top, which nobody has claimed. */
    static WorkItem task(String title) {
        WorkItemId id = new WorkItemId(UUID.randomUUID());
        return task(id, title, Placement.root(id), NOW);
    }

    static WorkItem taskUnder(WorkItem parent, String title) {
        WorkItemId id = new WorkItemId(UUID.randomUUID());
        return task(id, title, parent.placement().below(parent.id(), id), NOW);
    }

    static WorkItem taskUnder(WorkItemId id, WorkItem parent, String title) {
        return task(id, title, parent.placement().below(parent.id(), id), NOW);
    }

    static WorkItem taskAt(Instant created, String title) {
        WorkItemId id = new WorkItemId(UUID.randomUUID());
        return task(id, title, Placement.root(id), created);
    }

    /** A task at the top with an id of the test's. */
    static WorkItem task(WorkItemId id, String title) {
        return task(id, title, Placement.root(id), NOW);
    }

    static Deployment deployment(int pullRequest, Instant created, List<VendorId> vendors, List<WorkItemId> items) {
        String hash = "0123456789abcdef0123456789abcdef01234567";
        return new Deployment(
                new DeploymentId(UUID.randomUUID()),
                NOW,
                hash,
                new DeploymentMetadata(pullRequest, "PR " + pullRequest, hash, Map.of("unit", 3L), true, Map.of()),
                vendors,
                items,
                created,
                "tester");
    }

    static Enhancement enhancement(String title, Instant created) {
        return new Enhancement(
                new EnhancementId(UUID.randomUUID()),
                title,
                "more",
                3,
                EnhancementStatus.PLANNED,
                "2026-Q3",
                List.of("Simplicity"),
                List.of(),
                null,
                Revision.first("tester", created));
    }

    static Enhancement needing(Enhancement plan, List<EnhancementId> needs) {
        return needing(plan, needs, plan.workItemId());
    }

    static Enhancement needing(Enhancement plan, List<EnhancementId> needs, @Nullable WorkItemId item) {
        return enhancement(plan, plan.status(), needs, item);
    }

    static Enhancement inStatus(Enhancement plan, EnhancementStatus status) {
        return enhancement(plan, status, plan.dependsOn(), plan.workItemId());
    }

    private static Enhancement enhancement(
            Enhancement plan, EnhancementStatus status, List<EnhancementId> needs, @Nullable WorkItemId item) {
        return new Enhancement(
                plan.id(),
                plan.title(),
                plan.description(),
                plan.priority(),
                status,
                plan.targetQuarter(),
                plan.requiresConstitutionalPrinciples(),
                needs,
                item,
                plan.revision());
    }

    private static WorkItem task(WorkItemId id, String title, Placement placement, Instant created) {
        return new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                ItemType.TASK,
                title,
                null,
                ItemStatus.ACTIVE,
                WorkItem.DEFAULT_PRIORITY,
                List.of(),
                null,
                placement,
                TaskMetadata.EMPTY,
                GitLinks.NONE,
                null,
                null,
                Revision.first("tester", created));
    }

    /** The item at its next version, with what is said of it. */
    static WorkItem next(WorkItem item, String title, ItemStatus status, int priority) {
        return next(item, title, status, priority, item.labels(), item.claim(), item.placement(), item.git());
    }

    static WorkItem renamed(WorkItem item, String title) {
        return next(item, title, item.status(), item.priority());
    }

    static WorkItem inStatus(WorkItem item, ItemStatus status) {
        return next(item, item.title(), status, item.priority());
    }

    static WorkItem claimed(WorkItem item, @Nullable Claim claim) {
        return next(
                item, item.title(), item.status(), item.priority(), item.labels(), claim, item.placement(), item.git());
    }

    static WorkItem labelled(WorkItem item, String... labels) {
        return next(
                item,
                item.title(),
                item.status(),
                item.priority(),
                List.of(labels),
                item.claim(),
                item.placement(),
                item.git());
    }

    static WorkItem linked(WorkItem item, GitLinks links) {
        return next(
                item,
                item.title(),
                item.status(),
                item.priority(),
                item.labels(),
                item.claim(),
                item.placement(),
                links);
    }

    static WorkItem moved(WorkItem item, @Nullable WorkItem parent) {
        Placement placement =
                parent == null ? Placement.root(item.id()) : parent.placement().below(parent.id(), item.id());
        return next(
                item, item.title(), item.status(), item.priority(), item.labels(), item.claim(), placement, item.git());
    }

    private static WorkItem next(
            WorkItem item,
            String title,
            ItemStatus status,
            int priority,
            List<String> labels,
            @Nullable Claim claim,
            Placement placement,
            GitLinks git) {
        return new WorkItem(
                item.id(),
                item.key(),
                item.itemType(),
                title,
                item.description(),
                status,
                priority,
                labels,
                claim,
                placement,
                item.metadata(),
                git,
                item.deletedAt(),
                item.archivedAt(),
                item.revision().next("other", item.revision().updatedAt().plusSeconds(1)));
    }
}
