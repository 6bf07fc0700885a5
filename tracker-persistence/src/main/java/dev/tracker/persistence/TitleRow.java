package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;

/** An item's id and title. */
record TitleRow(WorkItemId id, String title) {}
