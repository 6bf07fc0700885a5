package dev.tracker.core.workitem;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.CommandValidator;
import dev.tracker.core.validation.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done with work items. */
public final class WorkItemService {

    private final WorkItemRepository items;
    private final DependencyRepository dependencies;
    private final ItemLookup lookup;
    private final CycleCheck cycles;
    private final ItemUpdate update;
    private final UnitOfWork unitOfWork;
    private final Writer writer;

    public WorkItemService(
            WorkItemRepository items,
            DependencyRepository dependencies,
            ItemUpdate update,
            UnitOfWork unitOfWork,
            Writer writer) {
        this.items = items;
        this.dependencies = dependencies;
        this.lookup = new ItemLookup(items);
        this.cycles = new CycleCheck(items, dependencies);
        this.update = update;
        this.unitOfWork = unitOfWork;
        this.writer = writer;
    }

    /**
     * Adds an item.
     *
     * @return the item as stored
     */
    public WorkItem create(CreateWorkItem command, Caller caller) {
        return writer.write(command, caller, scope(command), WorkItem.class, changes -> insert(command, changes));
    }

    /**
     * Changes, moves, deletes or restores an item.
     *
     * @return the item as it is then, with what became ready by its completion
     */
    public UpdatedWorkItem update(UpdateWorkItem command, Caller caller) {
        boolean structural = command.move() != null || command.lifecycle() != null;
        WriteScope scope = structural ? WriteScope.STRUCTURE : WriteScope.ROWS;
        return writer.write(
                command,
                caller,
                scope,
                UpdatedWorkItem.class,
                violations -> addMetadataFaults(command, violations),
                changes -> update.apply(command, changes));
    }

    /** Adds every fault of an update, those of its metadata included, which depend on the item's type. */
    public void check(UpdateWorkItem command, Violations violations) {
        CommandValidator.collect(command, violations);
        addMetadataFaults(command, violations);
    }

    /** One item by id or key, whatever its state. */
    public WorkItem get(WorkItemRef ref) {
        return lookup.get(ref);
    }

    /** One item with its ancestors, descendants and dependencies. */
    public WorkItemDetails query(WorkItemView view) {
        Violations violations = new Violations();
        view.check(violations);
        violations.throwIfAny();
        return unitOfWork.read(() -> details(view, Objects.requireNonNull(view.id(), "checked")));
    }

    /** A page of summaries, newest update first, or with a text the best match. */
    public Page<WorkItemSummary> list(WorkItemQuery query) {
        return unitOfWork.read(() -> items.summaries(resolved(query)));
    }

    /** A page of whole items, in the order of {@link #list}. */
    public Page<WorkItem> listWhole(WorkItemQuery query) {
        return unitOfWork.read(() -> items.list(resolved(query)));
    }

    /** The trees of all live items, of at most {@code limit} items, cut level by level. */
    public List<WorkItemNode> forest(int limit) {
        return WorkItemNode.trees(items.forest(Placement.MAX_DEPTH, limit));
    }

    private void addMetadataFaults(UpdateWorkItem command, Violations violations) {
        if (command.id() != null && command.metadata() != null) {
            items.find(command.id())
                    .ifPresent(item -> WorkItemMetadata.read(item.itemType(), command.metadata(), violations));
        }
    }

    private WorkItem insert(CreateWorkItem command, ChangeSet changes) {
        WorkItemId id = new WorkItemId(changes.newId());
        WorkItem parent = command.parentId() == null ? null : lookup.get(command.parentId());
        List<WorkItem> before =
                List.copyOf(lookup.getAll("depends_on", command.dependsOn()).values());
        Violations violations = new Violations();
        if (parent != null) {
            ItemLookup.checkUsable("parent_id", parent, violations);
        }
        Placement placement = parent == null ? Placement.root(id) : ItemUpdate.below(parent, id, 0, violations);
        ItemLookup.checkUsable("depends_on", before, violations);
        WorkItemMetadata metadata = WorkItemMetadata.read(type(command), command.metadata(), violations);
        violations.throwIfAny();
        if (parent != null) {
            cycles.ofCreation(id, Objects.requireNonNull(command.title(), "checked"), parent, before);
        }
        WorkItem item = items.insert(new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                type(command),
                Objects.requireNonNull(command.title(), "checked"),
                command.description(),
                command.status() == null ? ItemStatus.ACTIVE : command.status(),
                command.priority() == null ? WorkItem.DEFAULT_PRIORITY : command.priority(),
                command.labels(),
                null,
                Objects.requireNonNull(placement, "checked"),
                Objects.requireNonNull(metadata, "checked"),
                links(command, changes),
                null,
                null,
                Revision.first(changes.actor(), changes.now())));
        changes.add(EntityType.WORK_ITEM, id, 1L, Action.CREATED, FieldChanges.ofNew(item));
        depend(id, before, changes);
        return item;
    }

    /** A new item closes a cycle only between a parent and dependencies: two at once could close one together. */
    private static WriteScope scope(CreateWorkItem command) {
        boolean below = command.parentId() != null;
        boolean waits = !command.dependsOn().isEmpty();
        if (below && waits) {
            return WriteScope.STRUCTURE;
        }
        return below || waits ? WriteScope.PLACE : WriteScope.ROWS;
    }

    private void depend(WorkItemId id, List<WorkItem> before, ChangeSet changes) {
        List<Dependency> news = new ArrayList<>();
        for (WorkItem item : before) {
            news.add(new Dependency(id, item.id(), DependencyType.DEPENDS_ON, changes.now(), changes.actor()));
        }
        if (!news.isEmpty()) {
            dependencies.addAll(news);
            news.forEach(dependency -> DependencyService.log(dependency, Action.LINKED, changes));
        }
    }

    private static GitLinks links(CreateWorkItem command, ChangeSet changes) {
        return ItemUpdate.linked(
                GitLinks.NONE, command.branchName(), command.commitHash(), command.prNumber(), changes);
    }

    private static ItemType type(CreateWorkItem command) {
        return Objects.requireNonNull(command.itemType(), "checked");
    }

    private WorkItemQuery resolved(WorkItemQuery query) {
        query.check();
        WorkItemRef parent = query.parent() == null ? null : query.parent().parent();
        return parent == null ? query : query.under(lookup.get(parent).id());
    }

    private WorkItemDetails details(WorkItemView view, WorkItemRef ref) {
        WorkItem item = visible(view, ref);
        List<DependencyView> related = dependencies.of(item.id());
        DescendantCounts counts = items.countDescendants(item);
        List<WorkItemSummary> below = List.of();
        if (view.includeChildren()) {
            below = items.descendants(item, view.maxDepth(), view.maxItems() + 1, view.includeDeleted());
        }
        boolean cut = below.size() > view.maxItems();
        return new WorkItemDetails(
                item,
                item.placement().depth() == 0 ? List.of() : items.ancestors(item),
                view.includeChildren() ? WorkItemNode.trees(cut ? below.subList(0, view.maxItems()) : below) : null,
                counts,
                view.includeDependencies() ? related : null,
                related.stream()
                        .filter(dependency -> dependency.blocks(item.id()))
                        .map(DependencyView::relatedItem)
                        .distinct()
                        .toList(),
                cut ? Boolean.TRUE : null);
    }

    private WorkItem visible(WorkItemView view, WorkItemRef ref) {
        WorkItem item = lookup.get(ref);
        if (item.isDeleted() && !view.includeDeleted()) {
            throw hidden(ref, "is deleted. Ask with include_deleted to see it, or restore it.");
        }
        if (item.isArchived() && !view.includeArchived()) {
            throw hidden(ref, "is archived. Ask with include_archived to see it.");
        }
        return item;
    }

    private static NotFoundException hidden(WorkItemRef ref, @Nullable String why) {
        return new NotFoundException("work_item", ref.value(), List.of(), "Work item '" + ref + "' " + why);
    }
}
