package dev.tracker.cli.frame;

import java.io.IOException;

/** A command that can be run once its options are bound. */
public interface Action {
    /**
     * Does what the command is for.
     *
     * @throws dev.tracker.core.error.TrackerException when it is refused; nothing was printed then
     */
    void run() throws IOException;

    /** Whether the answer is a list, which takes forms of its own. */
    default boolean isList() {
        return false;
    }
}
