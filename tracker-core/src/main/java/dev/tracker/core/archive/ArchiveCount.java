package dev.tracker.core.archive;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;

/** How many items of one type and status there are. */
public record ArchiveCount(ItemType itemType, ItemStatus status, long count) {}
