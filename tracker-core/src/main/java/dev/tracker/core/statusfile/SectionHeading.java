package dev.tracker.core.statusfile;

import org.jspecify.annotations.Nullable;

/**
 * A section's heading.
 *
 * @param stated how many entries the heading says there are; null: it does not say
 * @param found how many there are
 */
public record SectionHeading(
        Section section, int line, @Nullable Integer stated, int found) {}
