package dev.tracker.testkit.memory;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.transfer.EnhancementDependency;
import dev.tracker.core.transfer.PromptFile;
import dev.tracker.core.transfer.StoredChange;
import dev.tracker.core.transfer.StoredEnhancement;
import dev.tracker.core.transfer.StoredMigration;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the records of an export to a state. What tables would refuse is not added, and false then. */
final class ImportedRecords {

    private ImportedRecords() {}

    static boolean add(State state, Record record) {
        if (record instanceof Vendor vendor) {
            return addVendor(state, vendor);
        } else if (record instanceof dev.tracker.core.transfer.StoredItem item) {
            return addItem(state, item);
        } else if (record instanceof Dependency dependency) {
            return knows(state, dependency.sourceId())
                    && knows(state, dependency.targetId())
                    && addDependency(state, dependency);
        } else if (record instanceof Deployment deployment) {
            return deployment.affectedVendors().stream().allMatch(state.vendors::containsKey)
                    && deployment.relatedWorkItems().stream().allMatch(item -> knows(state, item))
                    && state.deployments.putIfAbsent(deployment.id(), deployment) == null;
        } else if (record instanceof StoredEnhancement plan) {
            return knows(state, plan.workItemId())
                    && state.enhancements.putIfAbsent(plan.id(), enhancement(plan)) == null;
        } else if (record instanceof dev.tracker.core.transfer.StoredConflict whole) {
            StoredConflict conflict =
                    new StoredConflict(whole.conflict(), whole.kept(), whole.resolvedAt(), whole.resolvedBy());
            return state.conflicts.putIfAbsent(whole.conflict().id(), conflict) == null;
        } else if (record instanceof EnhancementDependency need) {
            return addNeed(state, need);
        } else if (record instanceof ProjectConfiguration configuration) {
            return putConfiguration(state, configuration);
        } else if (record instanceof StoredMigration migration) {
            return state.migrations.putIfAbsent(migration.run().id(), migration) == null;
        } else if (record instanceof PromptFile file) {
            return knows(state, file.itemId())
                    && !state.promptFiles.containsValue(file.itemId())
                    && state.promptFiles.putIfAbsent(file.path(), file.itemId()) == null;
        } else if (record instanceof StoredChange change) {
            return addChange(state, change);
        }
        throw new IllegalArgumentException(
                "no record has a " + record.getClass().getSimpleName());
    }

    private static boolean addVendor(State state, Vendor vendor) {
        return !state.vendors.containsKey(vendor.id())
                && state.vendors.values().stream()
                        .noneMatch(other -> other.name().equalsIgnoreCase(vendor.name()))
                && state.vendors.put(vendor.id(), vendor) == null;
    }

    private static boolean addItem(State state, dev.tracker.core.transfer.StoredItem record) {
        WorkItem item = record.item();
        WorkItemId parent = item.placement().parentId();
        StoredItem above = parent == null ? null : state.items.get(parent);
        boolean stands = parent == null || (above != null && (item.isArchived() || !above.isArchived()));
        if (!stands
                || state.items.containsKey(item.id())
                || state.keys.putIfAbsent(item.key().value(), item.id()) != null) {
            return false;
        }
        Items.put(state, new StoredItem(item, record.deletionId()));
        return true;
    }

    private static boolean addDependency(State state, Dependency dependency) {
        return state.dependencies.stream().noneMatch(known -> InMemoryDependencyRepository.isSame(known, dependency))
                && state.dependencies.add(dependency);
    }

    private static boolean addNeed(State state, EnhancementDependency need) {
        Enhancement plan = state.enhancements.get(need.enhancementId());
        if (plan == null || !state.enhancements.containsKey(need.dependsOnId())) {
            return false;
        }
        List<EnhancementId> needs = new ArrayList<>(plan.dependsOn());
        if (needs.contains(need.dependsOnId())) {
            return false;
        }
        needs.add(need.dependsOnId());
        state.enhancements.put(plan.id(), needing(plan, needs));
        return true;
    }

    private static boolean putConfiguration(State state, ProjectConfiguration configuration) {
        WorkItemId session = configuration.currentSessionId();
        StoredItem item = session == null ? null : state.items.get(session);
        boolean known = session == null || (item != null && !item.isArchived());
        if (known) {
            state.configuration = configuration;
        }
        return known;
    }

    private static boolean addChange(State state, StoredChange change) {
        if (state.changes.stream().anyMatch(known -> known.seq() == change.seq())) {
            return false;
        }
        return state.changes.add(InMemoryChangeLog.read(change));
    }

    private static boolean knows(State state, @Nullable WorkItemId item) {
        return item == null || state.items.containsKey(item);
    }

    private static Enhancement enhancement(StoredEnhancement plan) {
        return new Enhancement(
                plan.id(),
                plan.title(),
                plan.description(),
                plan.priority(),
                plan.status(),
                plan.targetQuarter(),
                plan.requiresConstitutionalPrinciples(),
                List.of(),
                plan.workItemId(),
                plan.revision());
    }

    private static Enhancement needing(Enhancement plan, List<EnhancementId> needs) {
        return new Enhancement(
                plan.id(),
                plan.title(),
                plan.description(),
                plan.priority(),
                plan.status(),
                plan.targetQuarter(),
                plan.requiresConstitutionalPrinciples(),
                needs,
                plan.workItemId(),
                plan.revision());
    }
}
