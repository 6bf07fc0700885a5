package dev.tracker.core.workitem;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says which items must be finished before which. */
public final class DependencyService {

    private final DependencyRepository dependencies;
    private final ItemLookup lookup;
    private final CycleCheck cycles;
    private final Writer writer;

    public DependencyService(WorkItemRepository items, DependencyRepository dependencies, Writer writer) {
        this.dependencies = dependencies;
        this.lookup = new ItemLookup(items);
        this.cycles = new CycleCheck(items, dependencies);
        this.writer = writer;
    }

    /**
     * Sets or removes a dependency.
     *
     * @throws CycleException if it would make an item wait for itself, also by way of parents, which wait for the items
     *     below them
     */
    public DependencyOutcome set(SetDependency command, Caller caller) {
        return writer.write(
                command, caller, WriteScope.STRUCTURE, DependencyOutcome.class, changes -> apply(command, changes));
    }

    /** For each of the items, the open items that must be finished before it. */
    public Map<WorkItemId, List<RelatedItem>> blockersOf(List<WorkItemId> ids) {
        return dependencies.blockersOf(ids);
    }

    private DependencyOutcome apply(SetDependency command, ChangeSet changes) {
        WorkItem source = lookup.get(Objects.requireNonNull(command.sourceId(), "checked"));
        WorkItem target = lookup.get(Objects.requireNonNull(command.targetId(), "checked"));
        DependencyType type = Objects.requireNonNull(command.dependencyType(), "checked");
        boolean changed;
        if (command.remove()) {
            changed = dependencies.remove(source.id(), target.id(), type);
            if (changed) {
                log(
                        new Dependency(source.id(), target.id(), type, changes.now(), changes.actor()),
                        Action.UNLINKED,
                        changes);
            }
        } else {
            changed = add(source, target, type, changes);
        }
        Map<WorkItemId, List<RelatedItem>> blockers = dependencies.blockersOf(List.of(source.id(), target.id()));
        return new DependencyOutcome(end(source, blockers), end(target, blockers), type, changed);
    }

    private boolean add(WorkItem source, WorkItem target, DependencyType type, ChangeSet changes) {
        Violations violations = new Violations();
        ItemLookup.checkUsable("source_id", source, violations);
        ItemLookup.checkUsable("target_id", target, violations);
        violations.throwIfAny();
        if (source.id().equals(target.id())) {
            throw ValidationException.of(
                    "target_id",
                    "must be another item than source_id",
                    target.key().value());
        }
        Dependency dependency = new Dependency(source.id(), target.id(), type, changes.now(), changes.actor());
        cycles.ofDependency(dependency.precedence());
        boolean added = dependencies.addAll(List.of(dependency)) == 1;
        if (added) {
            log(dependency, Action.LINKED, changes);
        }
        return added;
    }

    private static DependencyOutcome.End end(WorkItem item, Map<WorkItemId, List<RelatedItem>> blockers) {
        return new DependencyOutcome.End(
                item.id(), item.key(), item.title(), blockers.getOrDefault(item.id(), List.of()));
    }

    /** Logs that a dependency went with the items that it joined. */
    public static void logRemoval(Dependency dependency, ChangeSet changes) {
        log(dependency, Action.UNLINKED, changes);
    }

    /** A dependency is logged under its source; what it joins stands among the fields. */
    static void log(Dependency dependency, Action action, ChangeSet changes) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        fields.put("source_id", field(action, dependency.sourceId().toString()));
        fields.put("target_id", field(action, dependency.targetId().toString()));
        fields.put(
                "dependency_type",
                field(action, dependency.dependencyType().name().toLowerCase(java.util.Locale.ROOT)));
        changes.add(EntityType.DEPENDENCY, dependency.sourceId(), null, action, fields);
    }

    private static FieldChange field(Action action, String value) {
        return action == Action.LINKED ? new FieldChange(null, value) : new FieldChange(value, null);
    }
}
