package dev.tracker.core.migration;

import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Takes out of the record what a migration put in. Each call is a fixed number of statements, however many
 * entities it is about.
 */
public interface Takeout {

    /** Entities, whole. */
    record Entities(
            List<WorkItem> items,
            List<Vendor> vendors,
            List<DeploymentDetails> deployments,
            List<Enhancement> enhancements) {

        public Entities {
            items = List.copyOf(items);
            vendors = List.copyOf(vendors);
            deployments = List.copyOf(deployments);
            enhancements = List.copyOf(enhancements);
        }
    }

    /** That one entity names another, and so cannot be without it. */
    record Reference(UUID referrer, UUID target) {}

    /**
     * What the request of this id imported and is still there, deleted and archived items included, held
     * still until the running unit of work ends.
     */
    Entities importedBy(UUID requestId);

    /** Every reference to one of these entities, by whatever entity. A dependency refers both ways. */
    List<Reference> referencesTo(Collection<UUID> ids);

    /** The dependencies with both ends among these items. */
    List<Dependency> dependenciesAmong(Collection<UUID> ids);

    /** Removes the entities of these ids with all that hangs on them; nothing that stays may refer to one. */
    void remove(Collection<UUID> ids);
}
