package dev.tracker.core.replay;

/** Which writes a journal may take. */
public final class JournaledOperations {

    private JournaledOperations() {}

    /** Whether a write with a command of this class name can be done again later by what its journal entry says. */
    public static boolean contains(String commandName) {
        return Operation.named(commandName).isPresent();
    }
}
