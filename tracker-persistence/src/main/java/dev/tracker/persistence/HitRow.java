package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;

/**
 * An item that a search found.
 *
 * @param total how many it found in all
 */
record HitRow(WorkItemId id, long total) {}
