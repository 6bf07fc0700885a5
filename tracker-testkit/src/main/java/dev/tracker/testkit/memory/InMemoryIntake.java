package dev.tracker.testkit.memory;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes in one after another: what a batch spares a database, memory has no need of. */
final class InMemoryIntake implements Intake {

    private static final Comparator<Deployment> AS_RECORDED = Comparator.comparing(Deployment::createdAt)
            .thenComparing(deployment -> deployment.id().toString());

    private static final Comparator<Enhancement> AS_PLANNED = Comparator.<Enhancement, Instant>comparing(
                    plan -> plan.revision().createdAt())
            .thenComparing(plan -> plan.id().toString());

    private final InMemoryUnitOfWork units;
    private final InMemoryWorkItemRepository items;
    private final InMemoryVendorRepository vendors;
    private final Supplier<Instant> now;

    InMemoryIntake(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.items = new InMemoryWorkItemRepository(units, now);
        this.vendors = new InMemoryVendorRepository(units);
        this.now = now;
    }

    @Override
    public boolean addVendors(List<Vendor> added) {
        return added.stream().filter(vendors::insert).count() == added.size();
    }

    @Override
    public List<WorkItem> addItems(List<WorkItem> added) {
        return added.stream()
                .map(item -> items.insert(item.withKey(WorkItemKey.of(item.id(), WorkItemKey.MIN_LENGTH))))
                .toList();
    }

    @Override
    public boolean updateItems(List<WorkItem> before, List<WorkItem> after) {
        return units.change(state -> {
            int updated = 0;
            for (WorkItem item : after) {
                StoredItem stored = state.items.get(item.id());
                if (stored != null && !stored.isArchived() && stored.item().version() == item.version() - 1) {
                    Items.put(state, stored.described(item));
                    updated++;
                }
            }
            return updated == before.size();
        });
    }

    @Override
    public void addDeployments(List<Deployment> deployments) {
        units.change(state -> {
            deployments.forEach(deployment -> state.deployments.put(deployment.id(), deployment));
            return deployments.size();
        });
    }

    @Override
    public void addEnhancements(List<Enhancement> enhancements) {
        if (enhancements.stream().anyMatch(plan -> !plan.dependsOn().isEmpty() || plan.workItemId() != null)) {
            throw new IllegalArgumentException("no file says what an enhancement needs or which item implements it");
        }
        units.change(state -> {
            enhancements.forEach(plan -> state.enhancements.put(plan.id(), plan));
            return enhancements.size();
        });
    }

    @Override
    public List<Vendor> vendorsNamed(Collection<String> names) {
        Set<String> lowered =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return units.ask(state -> InMemoryVendorRepository.BY_NAME.sorted(state.vendors.values().stream()
                .filter(vendor -> lowered.contains(vendor.name().toLowerCase(Locale.ROOT)))
                .toList()));
    }

    @Override
    public List<WorkItem> itemsTitled(Collection<String> titles) {
        return found(item -> titles.contains(item.title()));
    }

    @Override
    public List<WorkItem> itemsLabelled(Collection<String> labels) {
        return found(item -> item.labels().stream().anyMatch(labels::contains));
    }

    private List<WorkItem> found(Predicate<WorkItem> which) {
        return units.ask(state -> {
            Instant time = now.get();
            return state.items.values().stream()
                    .map(item -> item.seenAt(time))
                    .filter(item -> !item.isDeleted() && which.test(item))
                    .sorted(Items.BY_AGE)
                    .toList();
        });
    }

    @Override
    public List<DeploymentDetails> deploymentsOf(Collection<Integer> pullRequests) {
        return units.ask(state -> state.deployments.values().stream()
                .filter(deployment ->
                        pullRequests.contains(deployment.metadata().prNumber()))
                .sorted(AS_RECORDED)
                .map(deployment -> InMemoryDeploymentRepository.details(state, deployment))
                .toList());
    }

    @Override
    public List<Enhancement> enhancementsTitled(Collection<String> titles) {
        return units.ask(state -> state.enhancements.values().stream()
                .filter(plan -> titles.contains(plan.title()))
                .sorted(AS_PLANNED)
                .toList());
    }
}
