package dev.tracker.testkit.memory;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryStatusFileSource implements StatusFileSource {

    private final InMemoryUnitOfWork units;

    InMemoryStatusFileSource(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public void requireWhole() {
        // There is nothing but the whole.
    }

    @Override
    public List<Vendor> vendors() {
        return units.ask(state -> InMemoryVendorRepository.BY_NAME.sorted(state.vendors.values()));
    }

    @Override
    public List<OpenItem> openItems() {
        return units.ask(state -> {
            Set<WorkItemId> shown = Items.unarchived(state)
                    .filter(StoredItem::isLiveAndOpen)
                    .map(StoredItem::item)
                    .flatMap(item -> Stream.concat(Stream.of(item), Items.above(state, item.placement()).stream()))
                    .map(WorkItem::id)
                    .collect(Collectors.toSet());
            return Items.all(state, shown)
                    .map(StoredItem::item)
                    .map(InMemoryStatusFileSource::open)
                    .toList();
        });
    }

    @Override
    public List<Enhancement> openEnhancements() {
        return units.ask(state -> InMemoryEnhancementRepository.BY_PRIORITY.sorted(state.enhancements.values().stream()
                .filter(enhancement -> enhancement.status() != EnhancementStatus.COMPLETED)
                .toList()));
    }

    @Override
    public long lastSeq() {
        return units.ask(state -> state.lastSeq);
    }

    @Override
    public void noteWritten(Instant writtenAt, long lastSeq) {
        units.statusFiles().put(writtenAt, lastSeq);
    }

    @Override
    public @Nullable Long shownUpTo(Instant writtenAt) {
        Map.Entry<Instant, Long> known = units.statusFiles().floorEntry(writtenAt);
        return known == null ? null : known.getValue();
    }

    private static OpenItem open(WorkItem item) {
        return new OpenItem(
                item.id(),
                item.placement().parentId(),
                item.itemType(),
                item.title(),
                item.status(),
                item.priority(),
                item.revision().createdAt(),
                branch(item));
    }

    private static @Nullable String branch(WorkItem item) {
        String newest = null;
        for (GitLink link : item.git().gitLinks()) {
            newest = link.kind() == GitLink.Kind.BRANCH ? link.value() : newest;
        }
        return newest;
    }
}
