package dev.tracker.core.history;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how an item was at a past time. A change counts from the time that its entry says, or from that of
 * an earlier entry where that is later: the log's order is the order of the commits.
 */
public final class HistoryService {

    private final ChangeLog log;
    private final ItemLookup lookup;
    private final UnitOfWork unitOfWork;

    public HistoryService(ChangeLog log, WorkItemRepository items, UnitOfWork unitOfWork) {
        this.log = log;
        this.lookup = new ItemLookup(items);
        this.unitOfWork = unitOfWork;
    }

    /**
     * The item as it was.
     *
     * @param ref an id or key of an item that there is now: live, deleted or archived
     * @throws NotFoundException if there is none, or it was created later; that says when
     */
    public PastWorkItem asOf(WorkItemRef ref, Instant time) {
        return unitOfWork.read(() -> {
            WorkItemId id = lookup.get(ref).id();
            PastFields fields = fields(id, time);
            if (!fields.exist()) {
                throw tooEarly(ref, id, time);
            }
            WorkItem item = fields.item(placement(id, fields, time, Placement.MAX_DEPTH));
            return new PastWorkItem(item, time, dependencies(id, time));
        });
    }

    /** Where the item stood: what is below one that moves is not logged. */
    private Placement placement(WorkItemId id, PastFields fields, Instant time, int levels) {
        WorkItemId parent = fields.parentId();
        if (parent == null) {
            return Placement.root(id);
        }
        if (levels == 0) {
            throw new IllegalStateException("the log puts an item too deep: " + id);
        }
        return placement(parent, fields(parent, time), time, levels - 1).below(parent, id);
    }

    private PastFields fields(WorkItemId id, Instant time) {
        PastFields fields = new PastFields();
        ChangeQuery query = new ChangeQuery(0L, null, EntityType.WORK_ITEM, id.toString(), null, ChangeQuery.MAX_LIMIT);
        List<Change> page;
        do {
            page = log.list(query);
            for (Change change : page.subList(0, Math.min(page.size(), ChangeQuery.MAX_LIMIT))) {
                if (change.at().isAfter(time)) {
                    return fields;
                }
                fields.apply(change);
                query = query.after(change.seq());
            }
        } while (page.size() > ChangeQuery.MAX_LIMIT);
        return fields;
    }

    private List<Dependency> dependencies(WorkItemId id, Instant time) {
        List<Dependency> standing = new ArrayList<>();
        for (Change change : log.ofDependencies(id.toString())) {
            if (change.at().isAfter(time)) {
                break;
            }
            if (change.action() == Action.LINKED || change.action() == Action.UNLINKED) {
                PastFields.apply(change, standing);
            }
        }
        return standing;
    }

    private NotFoundException tooEarly(WorkItemRef ref, WorkItemId id, Instant time) {
        Instant created = created(id);
        return new NotFoundException(
                EntityType.WORK_ITEM.code(),
                ref.value(),
                List.of(),
                "Work item '" + ref + "' was not there at " + time
                        + (created == null ? ": the log does not know it." : ": it was created at " + created + "."));
    }

    private @Nullable Instant created(WorkItemId id) {
        ChangeQuery first = new ChangeQuery(0L, null, EntityType.WORK_ITEM, id.toString(), null, 1);
        return log.list(first).stream().findFirst().map(Change::at).orElse(null);
    }
}
