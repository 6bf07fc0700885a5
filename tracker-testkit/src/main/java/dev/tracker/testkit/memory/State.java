package dev.tracker.testkit.memory;

import dev.tracker.core.change.Change;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.transfer.StoredMigration;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All that a record holds at one moment. Its values are immutable, so that a copy of the tables is a copy of all. A
 * unit of work that writes has a copy of its own; what is published is never changed.
 */
final class State {

    private static final int DEFAULT_TOKEN_BUDGET = 200_000;

    /** Live, deleted and archived items. */
    final Map<WorkItemId, StoredItem> items;

    /** Each item's id by its key. */
    final Map<String, WorkItemId> keys;

    final Set<Dependency> dependencies;
    final Map<VendorId, Vendor> vendors;
    final Map<DeploymentId, Deployment> deployments;
    final Map<EnhancementId, Enhancement> enhancements;
    final List<Change> changes;
    final Map<UUID, StoredRequest> requests;
    final Map<UUID, StoredMigration> migrations;

    /** The items that session prompts became, by the paths of their files. */
    final Map<String, WorkItemId> promptFiles;

    final Map<UUID, StoredConflict> conflicts;
    ProjectConfiguration configuration;

    /** The number of the change that was logged last; 0 for none. */
    long lastSeq;

    Instant lastArchiving;

    /** An empty record, made at this time. */
    State(Instant now) {
        items = new HashMap<>();
        keys = new HashMap<>();
        dependencies = new LinkedHashSet<>();
        vendors = new HashMap<>();
        deployments = new HashMap<>();
        enhancements = new HashMap<>();
        changes = new ArrayList<>();
        requests = new HashMap<>();
        migrations = new HashMap<>();
        promptFiles = new HashMap<>();
        conflicts = new HashMap<>();
        configuration = new ProjectConfiguration(
                ProjectConfiguration.ONLY,
                ContextType.FEATURE,
                null,
                null,
                null,
                DEFAULT_TOKEN_BUDGET,
                1,
                now,
                "tracker");
        lastArchiving = Instant.EPOCH;
    }

    private State(State other) {
        items = new HashMap<>(other.items);
        keys = new HashMap<>(other.keys);
        dependencies = new LinkedHashSet<>(other.dependencies);
        vendors = new HashMap<>(other.vendors);
        deployments = new HashMap<>(other.deployments);
        enhancements = new HashMap<>(other.enhancements);
        changes = new ArrayList<>(other.changes);
        requests = new HashMap<>(other.requests);
        migrations = new HashMap<>(other.migrations);
        promptFiles = new HashMap<>(other.promptFiles);
        conflicts = new HashMap<>(other.conflicts);
        configuration = other.configuration;
        lastSeq = other.lastSeq;
        lastArchiving = other.lastArchiving;
    }

    State copy() {
        return new State(this);
    }
}
