package dev.tracker.core.workitem;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.validation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Applies an {@link UpdateWorkItem} within the running unit of work. */
public final class ItemUpdate {

    private final WorkItemRepository items;
    private final DependencyRepository dependencies;
    private final ReadyWork ready;
    private final CurrentSession session;
    private final ChangeLog log;
    private final ItemLookup lookup;
    private final CycleCheck cycles;

    public ItemUpdate(
            WorkItemRepository items,
            DependencyRepository dependencies,
            ReadyWork ready,
            CurrentSession session,
            ChangeLog log) {
        this.items = items;
        this.dependencies = dependencies;
        this.ready = ready;
        this.session = session;
        this.log = log;
        this.lookup = new ItemLookup(items);
        this.cycles = new CycleCheck(items, dependencies);
    }

    UpdatedWorkItem apply(UpdateWorkItem command, ChangeSet changes) {
        WorkItem before = lookup.getForUpdate(Objects.requireNonNull(command.id(), "checked"));
        long expected = Objects.requireNonNull(command.version(), "checked");
        before.revision().expect(expected, subject(before), () -> changedSince(before, expected));
        checkChangeable(before, command);
        if (before.isDeleted()) {
            return new UpdatedWorkItem(restore(before, changes), List.of());
        }
        if (command.lifecycle() == UpdateWorkItem.Lifecycle.DELETE) {
            return new UpdatedWorkItem(delete(before, changes), List.of());
        }
        return change(before, command, changes);
    }

    private UpdatedWorkItem change(WorkItem before, UpdateWorkItem command, ChangeSet changes) {
        WorkItem after = changed(before, command, changes);
        Map<String, FieldChange> fields = FieldChanges.between(before, after);
        if (fields.isEmpty()) {
            return new UpdatedWorkItem(kept(before, changes), List.of());
        }
        WorkItemDraft next = renewed(after, changes).draft();
        next.revision = before.revision().next(changes.actor(), changes.now());
        WorkItem stored = next.item();
        if (!items.update(before, stored)) {
            throw new IllegalStateException("an item held still has changed: " + before.id());
        }
        boolean moved = !before.placement().equals(stored.placement());
        changes.add(EntityType.WORK_ITEM, stored.id(), stored.version(), moved ? Action.MOVED : Action.UPDATED, fields);
        boolean completed = before.status().isOpen() && !stored.status().isOpen();
        return new UpdatedWorkItem(stored, completed ? dependencies.readyAround(stored) : List.of());
    }

    /** An item that a write named and did not change. */
    private WorkItem kept(WorkItem item, ChangeSet changes) {
        WorkItem renewed = renewed(item, changes);
        Claim claim = renewed.claim();
        if (claim != null && !claim.equals(item.claim())) {
            ready.renew(List.of(item.id()), claim.assignee(), ready.now());
        }
        return renewed;
    }

    /** A holder's write lets its lease run anew, without a version or an entry in the log. */
    private WorkItem renewed(WorkItem item, ChangeSet changes) {
        Claim claim = item.claim();
        if (claim == null || !claim.isLeasedTo(changes.actor())) {
            return item;
        }
        WorkItemDraft draft = item.draft();
        draft.claim = claim.renewed(ready.now());
        return draft.item();
    }

    private WorkItem changed(WorkItem before, UpdateWorkItem command, ChangeSet changes) {
        Violations violations = new Violations();
        WorkItemMetadata metadata = command.metadata() == null
                ? before.metadata()
                : WorkItemMetadata.read(before.itemType(), command.metadata(), violations);
        Placement placement = placement(before, command.move(), violations);
        violations.throwIfAny();
        WorkItemDraft draft = before.draft();
        draft.title = Objects.requireNonNullElse(command.title(), draft.title);
        draft.description = command.description() == null ? draft.description : command.description();
        draft.status = Objects.requireNonNullElse(command.status(), draft.status);
        draft.priority = command.priority() == null ? draft.priority : command.priority();
        draft.labels = Objects.requireNonNullElse(command.labels(), draft.labels);
        draft.metadata = Objects.requireNonNull(metadata, "checked");
        draft.git = linked(before.git(), command.branchName(), command.commitHash(), command.prNumber(), changes);
        draft.placement = Objects.requireNonNull(placement, "checked");
        draft.claim = draft.status.isOpen() ? draft.claim : null;
        return draft.item();
    }

    /** Where the item is to stand, or null where {@code violations} has a new fault. */
    private @Nullable Placement placement(WorkItem before, UpdateWorkItem.@Nullable Move move, Violations violations) {
        if (move == null) {
            return before.placement();
        }
        WorkItemRef ref = move.parentId();
        if (ref == null) {
            return Placement.root(before.id());
        }
        WorkItem parent = lookup.get(ref);
        if (parent.id().equals(before.placement().parentId())) {
            return before.placement();
        }
        ItemLookup.checkUsable("parent_id", parent, violations);
        cycles.ofMove(before, parent);
        int height = items.deepestDepth(before) - before.placement().depth();
        return below(parent, before.id(), height, violations);
    }

    /**
     * The place right below an item.
     *
     * @param height how many levels stand below the item that is to go there
     * @return null, with a fault added, where that would be too deep
     */
    static @Nullable Placement below(WorkItem parent, WorkItemId id, int height, Violations violations) {
        if (parent.placement().depth() + 1 + height > Placement.MAX_DEPTH) {
            String rule = "would put an item deeper than level " + Placement.MAX_DEPTH + "; choose a parent further up";
            violations.add("parent_id", rule, parent.key().value());
            return null;
        }
        return parent.placement().below(parent.id(), id);
    }

    private WorkItem delete(WorkItem before, ChangeSet changes) {
        List<WorkItem> subtree = items.liveSubtreeForUpdate(before);
        items.delete(subtree, changes.newId(), changes.now(), changes.actor());
        session.leave(subtree.stream().map(WorkItem::id).toList(), changes);
        return log(subtree, Action.DELETED, changes, draft -> {
            draft.deletedAt = changes.now();
            draft.claim = null;
        });
    }

    private WorkItem restore(WorkItem before, ChangeSet changes) {
        WorkItemId parentId = before.placement().parentId();
        if (parentId != null) {
            lookup.getUsable("parent_id", WorkItemRef.of(parentId));
        }
        List<WorkItem> together = items.deletedTogetherForUpdate(before);
        items.restore(together, changes.now(), changes.actor());
        return log(together, Action.RESTORED, changes, draft -> draft.deletedAt = null);
    }

    /** Logs what happened to each of the items, and returns the first, which it was asked of. */
    private static WorkItem log(
            List<WorkItem> touched, Action action, ChangeSet changes, Consumer<WorkItemDraft> change) {
        WorkItem first = null;
        for (WorkItem before : touched) {
            WorkItemDraft draft = before.draft();
            change.accept(draft);
            draft.revision = before.revision().next(changes.actor(), changes.now());
            WorkItem after = draft.item();
            changes.add(EntityType.WORK_ITEM, after.id(), after.version(), action, FieldChanges.between(before, after));
            first = first == null ? after : first;
        }
        return Objects.requireNonNull(first, "an item is in its own subtree");
    }

    private static void checkChangeable(WorkItem before, UpdateWorkItem command) {
        if (before.isArchived()) {
            throw ValidationException.of(
                    "id",
                    "is archived; restore it from the archive first",
                    before.key().value());
        }
        boolean restores = command.lifecycle() == UpdateWorkItem.Lifecycle.RESTORE && !command.changesFields();
        if (before.isDeleted() && !restores) {
            throw ValidationException.of(
                    "id",
                    "is deleted and takes no change but restore (deleted: false, alone)",
                    before.key().value());
        }
    }

    private List<String> changedSince(WorkItem item, long version) {
        return log.changedFieldsSince(EntityType.WORK_ITEM, item.id().toString(), version);
    }

    static String subject(WorkItem item) {
        return "Work item " + item.key() + " '" + item.title() + "'";
    }

    static GitLinks linked(
            GitLinks links,
            @Nullable String branch,
            @Nullable String commit,
            @Nullable Integer pullRequest,
            ChangeSet changes) {
        GitLinks all = links;
        if (branch != null) {
            all = all.with(new GitLink(GitLink.Kind.BRANCH, branch, changes.now(), changes.actor()));
        }
        if (commit != null) {
            all = all.with(new GitLink(GitLink.Kind.COMMIT, commit, changes.now(), changes.actor()));
        }
        if (pullRequest != null) {
            String number = pullRequest.toString();
            all = all.with(new GitLink(GitLink.Kind.PULL_REQUEST, number, changes.now(), changes.actor()));
        }
        return all;
    }
}
