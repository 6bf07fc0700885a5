package dev.tracker.core.replay;

/** Sees to it that one process of a project replays at a time. */
@FunctionalInterface
public interface ReplayTurn {

    /**
     * Runs the work while nobody else runs any.
     *
     * @return false, with nothing done, where another was at it until this gave up waiting
     */
    boolean alone(Runnable work);
}
