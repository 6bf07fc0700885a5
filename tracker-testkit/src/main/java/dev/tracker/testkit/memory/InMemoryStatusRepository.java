package dev.tracker.testkit.memory;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.status.RecentDeployment;
import dev.tracker.core.status.StatusCounts;
import dev.tracker.core.status.StatusRepository;
import dev.tracker.core.status.WorkItemCounts;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class InMemoryStatusRepository implements StatusRepository {

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryStatusRepository(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public StatusCounts counts(int brokenNames) {
        return units.ask(state -> {
            List<Vendor> vendors = InMemoryVendorRepository.BY_NAME.sorted(state.vendors.values());
            List<String> broken = vendors.stream()
                    .filter(vendor -> vendor.status() == VendorStatus.BROKEN)
                    .map(Vendor::name)
                    .toList();
            return new StatusCounts(
                    vendors.size() - broken.size(),
                    broken.size(),
                    broken.stream().limit(brokenNames).toList(),
                    itemCounts(state),
                    pending(state).count());
        });
    }

    private WorkItemCounts itemCounts(State state) {
        Readiness readiness = new Readiness(state, now.get());
        List<StoredItem> live =
                state.items.values().stream().filter(StoredItem::isLive).toList();
        List<WorkItem> items = live.stream().map(StoredItem::item).toList();
        return new WorkItemCounts(
                items.size(),
                by(words(ItemType.values()), items, item -> word(item.itemType())),
                by(words(ItemStatus.values()), items, item -> word(item.status())),
                by(
                        IntStream.rangeClosed(1, WorkItem.MAX_PRIORITY).mapToObj(Integer::toString),
                        items,
                        item -> Integer.toString(item.priority())),
                live.stream().filter(readiness::isReady).count(),
                items.stream()
                        .filter(item -> item.status() == ItemStatus.BLOCKED
                                || (item.status().isOpen() && readiness.waits(item)))
                        .count(),
                Items.archived(state).count());
    }

    @Override
    public List<RecentDeployment> recentDeployments(int limit) {
        return units.ask(state -> InMemoryDeploymentRepository.NEWEST_FIRST.sorted(state.deployments.values()).stream()
                .limit(limit)
                .map(deployment -> new RecentDeployment(
                        deployment.deployedAt(),
                        deployment.metadata().prNumber(),
                        deployment.metadata().prTitle()))
                .toList());
    }

    @Override
    public List<VendorSummary> vendors() {
        return units.ask(state -> InMemoryVendorRepository.BY_NAME.sorted(state.vendors.values()).stream()
                .map(Vendor::summary)
                .toList());
    }

    @Override
    public List<WorkItemSummary> openItems(int limit) {
        return units.ask(state -> state.items.values().stream()
                .filter(StoredItem::isLiveAndOpen)
                .map(StoredItem::item)
                .sorted(InMemoryWorkItemRepository.BY_UPDATE.order())
                .limit(limit)
                .map(WorkItem::summary)
                .toList());
    }

    @Override
    public List<EnhancementSummary> pendingEnhancements() {
        return units.ask(state -> pending(state)
                .sorted(InMemoryEnhancementRepository.BY_PRIORITY.order())
                .map(Enhancement::summary)
                .toList());
    }

    private static Stream<Enhancement> pending(State state) {
        return state.enhancements.values().stream()
                .filter(enhancement -> enhancement.status() != EnhancementStatus.COMPLETED);
    }

    /** The count of each of the names, zeros included, in their order. */
    private static Map<String, Long> by(Stream<String> names, List<WorkItem> items, Function<WorkItem, String> name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        names.forEach(wanted -> counts.put(
                wanted,
                items.stream().filter(item -> name.apply(item).equals(wanted)).count()));
        return Collections.unmodifiableMap(counts);
    }

    private static Stream<String> words(Enum<?>[] constants) {
        return Stream.of(constants).map(InMemoryStatusRepository::word);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
