package dev.tracker.persistence;

import org.jspecify.annotations.Nullable;

/**
 * One of a status's counts.
 *
 * @param subject what is counted, such as {@code item}
 * @param itemType the type of the items counted, where they are grouped
 * @param priority 0 where nothing is grouped by it
 */
record StatusCountRow(
        String subject, @Nullable String itemType, @Nullable String status, int priority, long count) {}
