package dev.tracker.core.transfer;

import dev.tracker.core.json.Flat;
import dev.tracker.core.workitem.WorkItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work item with what is kept of it besides.
 *
 * @param deletionId the deletion that took it along; null: it is not deleted
 */
public record StoredItem(@Flat WorkItem item, @Nullable UUID deletionId) {}
