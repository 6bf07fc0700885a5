package dev.tracker.core.validation;

/**
 * What a caller asks for, as a record whose components carry their rules as Jakarta Validation
 * constraints. Rules that no annotation can say are checked by {@link #check}.
 */
public interface Command {

    /** Adds the faults that annotations cannot find. */
    default void check(Violations violations) {}
}
