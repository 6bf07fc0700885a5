package dev.tracker.core.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What is checked out in a git working tree.
 *
 * @param branch null where no branch is
 * @param commit null where nothing is committed yet
 */
public record GitHead(@Nullable String branch, @Nullable String commit) {}
