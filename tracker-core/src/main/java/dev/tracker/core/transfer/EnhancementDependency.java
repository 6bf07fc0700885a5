package dev.tracker.core.transfer;

import dev.tracker.core.enhancement.EnhancementId;

/**
 * That one enhancement depends on another.
 *
 * @param position among those that it depends on, from 0
 */
public record EnhancementDependency(EnhancementId enhancementId, int position, EnhancementId dependsOnId) {}
