package dev.tracker.testkit.memory;

import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.ReadyItem;
import dev.tracker.core.workitem.ReadyWork;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryReadyWork implements ReadyWork {

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryReadyWork(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public List<ReadyItem> waitedFor(ReadyFilter filter) {
        return units.ask(state -> {
            Readiness readiness = new Readiness(state, now.get());
            return ready(readiness, filter)
                    .filter(readiness::isWaitedFor)
                    .map(InMemoryReadyWork::entry)
                    .toList();
        });
    }

    @Override
    public List<ReadyItem> others(ReadyFilter filter, int limit) {
        return units.ask(state -> {
            Readiness readiness = new Readiness(state, now.get());
            return ready(readiness, filter)
                    .filter(item -> !readiness.isWaitedFor(item))
                    .sorted(Items.BY_PRIORITY)
                    .limit(limit)
                    .map(InMemoryReadyWork::entry)
                    .toList();
        });
    }

    @Override
    public long count(ReadyFilter filter) {
        return units.ask(state -> ready(new Readiness(state, now.get()), filter).count());
    }

    @Override
    public List<Precedence> openPrecedences() {
        return units.ask(state -> state.dependencies.stream()
                .map(Dependency::precedence)
                .distinct()
                .filter(precedence ->
                        isLiveAndOpen(state, precedence.first()) && isLiveAndOpen(state, precedence.then()))
                .toList());
    }

    @Override
    public List<WorkItemSummary> openBelow(WorkItem item, int limit) {
        return units.ask(state -> state.items.values().stream()
                .filter(other ->
                        other.isLiveAndOpen() && other.isBelow(item.placement().path()))
                .map(StoredItem::item)
                .sorted(Items.BY_AGE)
                .limit(limit)
                .map(WorkItem::summary)
                .toList());
    }

    @Override
    public List<WorkItemSummary> summaries(List<WorkItemId> ids) {
        return units.ask(state -> ids.stream()
                .map(state.items::get)
                .filter(Objects::nonNull)
                .filter(item -> !item.isArchived())
                .map(item -> item.item().summary())
                .toList());
    }

    @Override
    public void renew(Collection<WorkItemId> items, String holder, Instant from) {
        units.change(state -> {
            List<StoredItem> held = Items.all(state, items)
                    .filter(item -> !item.isArchived() && isLeasedTo(item.item(), holder))
                    .toList();
            held.forEach(item -> Items.put(state, renewed(item, from)));
            return held.size();
        });
    }

    private static StoredItem renewed(StoredItem item, Instant from) {
        Claim claim = Objects.requireNonNull(item.item().claim());
        Integer minutes = Objects.requireNonNull(claim.claimLeaseMinutes());
        return item.claimed(
                new Claim(claim.assignee(), claim.claimedAt(), minutes, from.plus(Duration.ofMinutes(minutes)), null));
    }

    private static boolean isLeasedTo(WorkItem item, String holder) {
        Claim claim = item.claim();
        return claim != null
                && claim.claimLeaseMinutes() != null
                && claim.assignee().equals(holder);
    }

    private static Stream<WorkItem> ready(Readiness readiness, ReadyFilter filter) {
        State state = readiness.state();
        WorkItemRef within = filter.within();
        String path = within == null ? null : path(state, within);
        if (within != null && path == null) {
            return Stream.empty();
        }
        return state.items.values().stream()
                .filter(item -> path == null || item.isBelow(path))
                .filter(item -> filter.itemType() == null || item.item().itemType() == filter.itemType())
                .filter(item -> filter.label() == null || item.item().labels().contains(filter.label()))
                .filter(readiness::isReady)
                .map(StoredItem::item);
    }

    private static @Nullable String path(State state, WorkItemRef ref) {
        return Items.find(state, ref)
                .filter(item -> !item.isArchived())
                .map(item -> item.item().placement().path())
                .orElse(null);
    }

    private static boolean isLiveAndOpen(State state, WorkItemId id) {
        StoredItem item = state.items.get(id);
        return item != null && item.isLiveAndOpen();
    }

    private static ReadyItem entry(WorkItem item) {
        return new ReadyItem(item.id(), item.priority(), item.revision().createdAt());
    }
}
