package dev.tracker.core.workitem;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what can be worked on, and gives each item to one worker at most. */
public final class ClaimService {

    private static final int NAMED_BLOCKERS = 10;

    /** Of the items that nothing waits for; only those are passed over whose state just changed. */
    private static final int TRIED = 20;

    private final WorkItemRepository items;
    private final DependencyRepository dependencies;
    private final ReadyWork ready;
    private final ItemLookup lookup;
    private final UnitOfWork unitOfWork;
    private final Writer writer;

    public ClaimService(
            WorkItemRepository items,
            DependencyRepository dependencies,
            ReadyWork ready,
            UnitOfWork unitOfWork,
            Writer writer) {
        this.items = items;
        this.dependencies = dependencies;
        this.ready = ready;
        this.lookup = new ItemLookup(items);
        this.unitOfWork = unitOfWork;
        this.writer = writer;
    }

    /** A page of ready items, in the order in which they are to be taken up. It has no cursor: the order moves. */
    public Page<WorkItemSummary> ready(ReadyFilter filter, PageRequest page) {
        return page(filter, page, ready::summaries);
    }

    /** As {@link #ready}, of whole items. */
    public Page<WorkItem> readyWhole(ReadyFilter filter, PageRequest page) {
        return page(filter, page, this::whole);
    }

    private <T> Page<T> page(ReadyFilter filter, PageRequest page, Function<List<WorkItemId>, List<T>> form) {
        if (page.cursor() != null) {
            throw ValidationException.of("cursor", "does not go with ready: pass offset instead", page.cursor());
        }
        return unitOfWork.read(() -> {
            ReadyFilter resolved = resolved(filter);
            long end = (long) page.offset() + page.limit();
            List<WorkItemId> slice = inOrder(resolved, (int) Math.min(end, Integer.MAX_VALUE)).stream()
                    .skip(page.offset())
                    .limit(page.limit())
                    .map(ReadyItem::id)
                    .toList();
            long total = ready.count(resolved);
            List<T> found = slice.isEmpty() ? List.of() : form.apply(slice);
            return new Page<>(found, total, page.limit(), page.offset(), total > end, null);
        });
    }

    private List<WorkItem> whole(List<WorkItemId> ids) {
        List<WorkItemRef> refs = ids.stream().map(WorkItemRef::of).toList();
        return List.copyOf(lookup.getAll("ready", refs).values());
    }

    /** Claims an item, the next ready one or a named one, or gives one back. */
    public ClaimOutcome claim(ClaimWorkItem command, Caller caller) {
        // One after another: each sees what the one before took.
        WriteScope scope = command.id() == null ? WriteScope.STRUCTURE : WriteScope.ROWS;
        return writer.write(command, caller, scope, ClaimOutcome.class, changes -> {
            String assignee = Objects.requireNonNullElse(command.assignee(), changes.actor());
            WorkItemRef id = command.id();
            if (id == null) {
                return new ClaimOutcome(next(command, assignee, changes));
            }
            WorkItem item = lookup.getForUpdate(id);
            Violations violations = new Violations();
            ItemLookup.checkUsable("id", item, violations);
            violations.throwIfAny();
            return new ClaimOutcome(
                    command.release() ? release(item, assignee, changes) : take(item, command, assignee, changes));
        });
    }

    private @Nullable WorkItem next(ClaimWorkItem command, String assignee, ChangeSet changes) {
        ReadyFilter filter = resolved(command.next());
        for (ReadyItem candidate : inOrder(filter, TRIED)) {
            WorkItem item = lookup.getForUpdate(WorkItemRef.of(candidate.id()));
            Instant now = ready.now();
            if (isFree(item, now) && obstacles(item).isEmpty()) {
                return give(item, Claim.of(assignee, now, command.leaseMinutes()), changes);
            }
        }
        return null;
    }

    private WorkItem take(WorkItem item, ClaimWorkItem command, String assignee, ChangeSet changes) {
        Instant now = ready.now();
        Claim held = item.claim();
        if (held != null && held.assignee().equals(assignee) && held.stoodAt(now)) {
            ready.renew(List.of(item.id()), assignee, now);
            return lookup.get(WorkItemRef.of(item.id()));
        }
        if (held != null && held.stoodAt(now) && !command.takeOver()) {
            throw ValidationException.of(
                    "assignee",
                    "cannot have this item: it is claimed by " + held.assignee() + " since " + held.claimedAt()
                            + "; choose another, or pass take_over",
                    assignee);
        }
        List<String> obstacles = obstacles(item);
        if (!obstacles.isEmpty()) {
            throw ValidationException.of(
                    "id",
                    "is not ready: " + String.join("; ", obstacles),
                    item.key().value());
        }
        return give(item, Claim.of(assignee, now, command.leaseMinutes()), changes);
    }

    private WorkItem release(WorkItem item, String assignee, ChangeSet changes) {
        Claim held = item.claim();
        if (held == null) {
            return item;
        }
        if (!held.assignee().equals(assignee)) {
            throw ValidationException.of(
                    "assignee", "does not hold this item: it is claimed by " + held.assignee(), assignee);
        }
        return give(item, null, changes);
    }

    private WorkItem give(WorkItem before, @Nullable Claim claim, ChangeSet changes) {
        WorkItemDraft draft = before.draft();
        draft.claim = claim;
        draft.revision = before.revision().next(changes.actor(), changes.now());
        WorkItem after = draft.item();
        if (!items.update(before, after)) {
            throw new IllegalStateException("an item held still has changed: " + before.id());
        }
        Action action = claim == null ? Action.RELEASED : Action.CLAIMED;
        changes.add(EntityType.WORK_ITEM, after.id(), after.version(), action, FieldChanges.between(before, after));
        return after;
    }

    private static boolean isFree(WorkItem item, Instant now) {
        Claim held = item.claim();
        return !item.isDeleted() && !item.isArchived() && (held == null || !held.stoodAt(now));
    }

    /** Why an item cannot be worked on, whoever holds it; empty where it can. */
    private List<String> obstacles(WorkItem item) {
        List<String> obstacles = new ArrayList<>();
        if (item.status() != ItemStatus.ACTIVE) {
            obstacles.add("its status is " + item.status().name().toLowerCase(Locale.ROOT));
        }
        List<RelatedItem> blockers = dependencies.blockersOf(List.of(item.id())).getOrDefault(item.id(), List.of());
        if (!blockers.isEmpty()) {
            obstacles.add("it waits for " + named(blockers, blocker -> named(blocker.key(), blocker.title())));
        }
        List<WorkItemSummary> below = ready.openBelow(item, NAMED_BLOCKERS);
        if (!below.isEmpty()) {
            obstacles.add("open items stand below it: " + named(below, child -> named(child.key(), child.title())));
        }
        return obstacles;
    }

    private static <T> String named(List<T> items, Function<T, String> name) {
        String names = items.stream().limit(NAMED_BLOCKERS).map(name).collect(Collectors.joining(", "));
        return items.size() > NAMED_BLOCKERS ? names + " and others" : names;
    }

    private static String named(WorkItemKey key, String title) {
        return key + " '" + title + "'";
    }

    private List<ReadyItem> inOrder(ReadyFilter filter, int limit) {
        List<ReadyItem> candidates = new ArrayList<>(ready.waitedFor(filter));
        candidates.addAll(ready.others(filter, limit));
        return new ReadyOrder(candidates.isEmpty() ? List.of() : ready.openPrecedences()).sorted(candidates);
    }

    private ReadyFilter resolved(ReadyFilter filter) {
        WorkItemRef within = filter.within();
        if (within == null) {
            return filter;
        }
        WorkItemRef id = WorkItemRef.of(lookup.get(within).id());
        return new ReadyFilter(id, filter.label(), filter.itemType());
    }
}
