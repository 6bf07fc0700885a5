package dev.tracker.core.workitem;

import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.validation.Violations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds items by what callers call them, and says helpfully when there is none. */
public final class ItemLookup {

    private static final String TYPE = "work_item";

    private final WorkItemRepository items;

    public ItemLookup(WorkItemRepository items) {
        this.items = items;
    }

    /**
     * The item, live, deleted or archived.
     *
     * @throws NotFoundException if there is none, with keys that resemble the one asked for
     */
    public WorkItem get(WorkItemRef ref) {
        return found(items.find(ref), ref);
    }

    /** As {@link #get}, and holds the item still. */
    public WorkItem getForUpdate(WorkItemRef ref) {
        return found(items.findForUpdate(ref), ref);
    }

    /**
     * An item that something new may refer to: neither deleted nor archived.
     *
     * @param field the referring field, for the refusal
     * @throws ValidationException if it is deleted or archived
     */
    public WorkItem getUsable(String field, WorkItemRef ref) {
        WorkItem item = get(ref);
        Violations violations = new Violations();
        checkUsable(field, item, violations);
        violations.throwIfAny();
        return item;
    }

    /**
     * Every item of a list of references, in its order.
     *
     * @throws NotFoundException for the first that does not exist
     * @throws ValidationException for those named twice, under whichever name
     */
    public Map<WorkItemRef, WorkItem> getAll(String field, List<WorkItemRef> refs) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        Map<WorkItemRef, WorkItem> found = items.findAll(refs);
        Map<WorkItemRef, WorkItem> inOrder = new LinkedHashMap<>();
        Violations violations = new Violations();
        for (int i = 0; i < refs.size(); i++) {
            WorkItem item = found(Optional.ofNullable(found.get(refs.get(i))), refs.get(i));
            if (inOrder.values().stream().anyMatch(other -> other.id().equals(item.id()))) {
                violations.add(
                        field + "[" + i + "]", "is named twice", refs.get(i).value());
            }
            inOrder.put(refs.get(i), item);
        }
        violations.throwIfAny();
        return inOrder;
    }

    /** Adds a fault where the item may not be referred to by something new. */
    static void checkUsable(String field, WorkItem item, Violations violations) {
        if (item.isDeleted()) {
            violations.add(
                    field,
                    "is deleted; restore it first, or name another",
                    item.key().value());
        } else if (item.isArchived()) {
            violations.add(
                    field,
                    "is archived; restore it first, or name another",
                    item.key().value());
        }
    }

    static void checkUsable(String field, Collection<WorkItem> items, Violations violations) {
        int i = 0;
        for (WorkItem item : items) {
            checkUsable(field + "[" + i++ + "]", item, violations);
        }
    }

    private WorkItem found(Optional<WorkItem> item, WorkItemRef ref) {
        return item.orElseThrow(() -> notFound(ref));
    }

    private NotFoundException notFound(WorkItemRef ref) {
        List<String> near = ref.nearKeys();
        return new NotFoundException(TYPE, ref.value(), near.isEmpty() ? near : items.existingKeys(near));
    }
}
