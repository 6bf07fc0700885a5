package dev.tracker.testkit.memory;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class InMemoryTakeout implements Takeout {

    /** A child before its parent. */
    private static final Comparator<WorkItem> DEEPEST_FIRST = Comparator.<WorkItem>comparingInt(
                    item -> -item.placement().depth())
            .thenComparing(item -> item.placement().path());

    private static final Comparator<Deployment> BY_TIME = Comparator.comparing(Deployment::deployedAt)
            .thenComparing(deployment -> deployment.id().toString());

    private static final Comparator<Enhancement> BY_TITLE = Comparator.comparing(Enhancement::title)
            .thenComparing(plan -> plan.id().toString());

    /** The order of an export. */
    static final Comparator<Dependency> BY_ENDS = Comparator.<Dependency, String>comparing(
                    dependency -> dependency.sourceId().toString())
            .thenComparing(dependency -> dependency.targetId().toString())
            .thenComparing(Dependency::dependencyType);

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryTakeout(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public Entities importedBy(UUID requestId) {
        return units.ask(state -> {
            Set<String> ids = state.changes.stream()
                    .filter(change -> change.requestId().equals(requestId) && change.action() == Action.IMPORTED)
                    .map(Change::entityId)
                    .collect(Collectors.toSet());
            Instant time = now.get();
            return new Entities(
                    state.items.values().stream()
                            .filter(item -> ids.contains(item.item().id().toString()))
                            .map(item -> item.seenAt(time))
                            .sorted(DEEPEST_FIRST)
                            .toList(),
                    InMemoryVendorRepository.BY_NAME.sorted(those(
                            state.vendors.values(),
                            vendor -> ids.contains(vendor.id().toString()))),
                    those(
                                    state.deployments.values(),
                                    event -> ids.contains(event.id().toString()))
                            .stream()
                            .sorted(BY_TIME)
                            .map(event -> InMemoryDeploymentRepository.details(state, event))
                            .toList(),
                    those(
                                    state.enhancements.values(),
                                    plan -> ids.contains(plan.id().toString()))
                            .stream()
                            .sorted(BY_TITLE)
                            .toList());
        });
    }

    private static <T> List<T> those(Collection<T> entities, Predicate<T> which) {
        return entities.stream().filter(which).toList();
    }

    @Override
    public List<Reference> referencesTo(Collection<UUID> ids) {
        return units.ask(state -> {
            Set<UUID> targets = new HashSet<>(ids);
            return references(state).stream()
                    .filter(reference -> targets.contains(reference.target()))
                    .toList();
        });
    }

    private static List<Reference> references(State state) {
        List<Reference> all = new ArrayList<>();
        state.items.values().stream().map(StoredItem::item).forEach(item -> {
            WorkItemId parent = item.placement().parentId();
            if (parent != null) {
                all.add(new Reference(item.id().value(), parent.value()));
            }
        });
        for (Dependency dependency : state.dependencies) {
            UUID source = dependency.sourceId().value();
            UUID target = dependency.targetId().value();
            all.add(new Reference(source, target));
            all.add(new Reference(target, source));
        }
        for (Deployment event : state.deployments.values()) {
            UUID id = event.id().value();
            event.relatedWorkItems().forEach(item -> all.add(new Reference(id, item.value())));
            event.affectedVendors().forEach(vendor -> all.add(new Reference(id, vendor.value())));
        }
        for (Enhancement plan : state.enhancements.values()) {
            UUID id = plan.id().value();
            WorkItemId item = plan.workItemId();
            if (item != null) {
                all.add(new Reference(id, item.value()));
            }
            plan.dependsOn().forEach(need -> all.add(new Reference(id, need.value())));
        }
        return all;
    }

    @Override
    public List<Dependency> dependenciesAmong(Collection<UUID> ids) {
        return units.ask(state -> state.dependencies.stream()
                .filter(dependency -> ids.contains(dependency.sourceId().value())
                        && ids.contains(dependency.targetId().value()))
                .sorted(BY_ENDS)
                .toList());
    }

    @Override
    public void remove(Collection<UUID> ids) {
        units.change(state -> {
            Set<UUID> leaving = new HashSet<>(ids);
            refuseIfNeeded(state, leaving);
            int before = entities(state);
            state.items
                    .values()
                    .removeIf(item -> leaving.contains(item.item().id().value()));
            state.vendors.keySet().removeIf(id -> leaving.contains(id.value()));
            state.deployments.keySet().removeIf(id -> leaving.contains(id.value()));
            state.enhancements.keySet().removeIf(id -> leaving.contains(id.value()));
            state.dependencies.removeIf(
                    dependency -> leaving.contains(dependency.sourceId().value()));
            state.keys.values().removeIf(id -> leaving.contains(id.value()));
            state.promptFiles.values().removeIf(id -> leaving.contains(id.value()));
            int removed = before - entities(state);
            if (removed != ids.size()) {
                throw new IllegalStateException(ids.size() + " entities to be removed, but " + removed + " were");
            }
            return removed;
        });
    }

    private static void refuseIfNeeded(State state, Set<UUID> leaving) {
        WorkItemId session = state.configuration.currentSessionId();
        boolean needed = (session != null && leaving.contains(session.value()))
                || references(state).stream()
                        .anyMatch(reference ->
                                leaving.contains(reference.target()) && !leaving.contains(reference.referrer()));
        if (needed) {
            throw new IllegalStateException("what stays refers to what is to be removed");
        }
    }

    private static int entities(State state) {
        return state.items.size() + state.vendors.size() + state.deployments.size() + state.enhancements.size();
    }
}
