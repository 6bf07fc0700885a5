package dev.tracker.core.workitem;

/** An item above another one. */
public record Ancestor(WorkItemId id, WorkItemKey key, ItemType itemType, String title, ItemStatus status, int depth) {}
