package dev.tracker.persistence;

import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.WorkItemId;
import org.jspecify.annotations.Nullable;

/**
 * A step from an item to one that waits for it.
 *
 * @param dependencyType how the dependency behind it is stored; null where {@code then} is the parent of {@code first}
 */
record WaitingLinkRow(
        WorkItemId first, WorkItemId then, @Nullable DependencyType dependencyType) {}
