package dev.tracker.core.archive;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings archived items back within the running unit of work. */
final class Homecoming {

    private final ArchiveRepository archive;
    private final ItemLookup lookup;

    Homecoming(ArchiveRepository archive, ItemLookup lookup) {
        this.archive = archive;
        this.lookup = lookup;
    }

    WorkItem of(RestoreArchivedWorkItem command, ChangeSet changes) {
        WorkItem asked = lookup.get(Objects.requireNonNull(command.id(), "checked"));
        if (asked.isDeleted()) {
            throw refusal(asked, "is not archived but deleted; restore it with update_work_item (deleted: false)");
        }
        if (!asked.isArchived()) {
            return asked;
        }
        List<WorkItem> before = archive.around(asked.id());
        List<WorkItem> after = new ArrayList<>();
        Map<WorkItemId, Placement> places = new HashMap<>();
        for (WorkItem item : before) {
            Placement place = place(item, places, asked);
            places.put(item.id(), place);
            after.add(item.unarchived(place, item.revision().next(changes.actor(), changes.now())));
        }
        archive.restore(after);
        WorkItem restored = asked;
        for (int i = 0; i < after.size(); i++) {
            WorkItem item = after.get(i);
            changes.add(
                    EntityType.WORK_ITEM,
                    item.id(),
                    item.version(),
                    Action.UNARCHIVED,
                    FieldChanges.between(before.get(i), item));
            restored = item.id().equals(asked.id()) ? item : restored;
        }
        return restored;
    }

    /** Where an item stands now, whose parent comes back before it or was never away. */
    private Placement place(WorkItem item, Map<WorkItemId, Placement> places, WorkItem asked) {
        WorkItemId parentId = item.placement().parentId();
        if (parentId == null) {
            return Placement.root(item.id());
        }
        Placement above = places.get(parentId);
        if (above == null) {
            WorkItem parent = lookup.get(WorkItemRef.of(parentId));
            if (parent.isDeleted()) {
                throw refusal(
                        asked,
                        "cannot come back below " + named(parent) + ", which is deleted; restore that first, with"
                                + " update_work_item (deleted: false)");
            }
            above = parent.placement();
        }
        if (above.depth() == Placement.MAX_DEPTH) {
            throw refusal(
                    asked,
                    "cannot come back: " + named(item) + " would stand deeper than level " + Placement.MAX_DEPTH
                            + "; move the live items above it further up first");
        }
        return above.below(parentId, item.id());
    }

    private static String named(WorkItem item) {
        return item.key() + " '" + item.title() + "'";
    }

    private static ValidationException refusal(WorkItem asked, String rule) {
        return ValidationException.of("id", rule, asked.key().value());
    }
}
