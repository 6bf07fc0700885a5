package dev.tracker.core.change;

/** Lookup of the {@link OperationName} of a command. */
public final class OperationNames {

    private OperationNames() {}

    /**
     * Returns the name under which a command of this class is stored.
     *
     * @throws IllegalArgumentException if the class has no {@link OperationName}
     */
    public static String of(Class<? extends Record> command) {
        OperationName name = command.getAnnotation(OperationName.class);
        if (name == null) {
            throw new IllegalArgumentException(command.getName() + " has no @OperationName");
        }
        return name.value();
    }
}
