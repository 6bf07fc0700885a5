package dev.tracker.core.workitem;

/** In which direction a dependency holds. */
public enum DependencyType {
    /** The source must be finished before the target. */
    BLOCKS,
    /** The target must be finished before the source. */
    DEPENDS_ON
}
