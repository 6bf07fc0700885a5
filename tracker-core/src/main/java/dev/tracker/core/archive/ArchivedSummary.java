package dev.tracker.core.archive;

import dev.tracker.core.json.Flat;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;

/** An archived item in a list. */
public record ArchivedSummary(@Flat WorkItemSummary item, Instant archivedAt) {}
