package dev.tracker.cli.report;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is meant where the kind of entity is not said. */
final class EntityFinder {
    private EntityFinder() {}

    /** The query for the one entity that is meant: an item's changes include its dependencies'. */
    static ChangeQuery narrowed(ChangeQuery query, String id, Tracker tracker) {
        if (id.equalsIgnoreCase("configuration")) {
            return query.of(EntityType.CONFIGURATION, "1");
        }
        WorkItemRef item = new WorkItemRef(id);
        WorkItemId given = item.id();
        if (given != null) {
            return of(query, entity(given.toString(), tracker));
        }
        try {
            return of(query, tracker.workItems().get(item).id().toString());
        } catch (NotFoundException noItem) {
            return of(query, vendor(id, tracker, noItem));
        }
    }

    /** What has an id has a history, also where it is gone; a vendor's name may look like an id. */
    private static String entity(String id, Tracker tracker) {
        try {
            return tracker.vendors().get(new VendorRef(id)).id().toString();
        } catch (NotFoundException noVendor) {
            return id;
        }
    }

    private static String vendor(String name, Tracker tracker, NotFoundException noItem) {
        try {
            return tracker.vendors().get(new VendorRef(name)).id().toString();
        } catch (NotFoundException noVendor) {
            List<String> near = Stream.concat(noVendor.closeMatches().stream(), noItem.closeMatches().stream())
                    .limit(3)
                    .toList();
            throw new NotFoundException("work_item", name, near, "There is no work item and no vendor '" + name + "'.");
        }
    }

    private static ChangeQuery of(ChangeQuery query, String entityId) {
        return new ChangeQuery(query.sinceSeq(), query.since(), null, entityId, query.actor(), query.limit());
    }
}
