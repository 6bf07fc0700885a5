package dev.tracker.core.migration;

/** Ends a unit of work whose outcome is known and not to be kept. */
final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Record outcome;

    GivenUp(Record outcome) {
        super("not to be kept", null, false, false);
        this.outcome = outcome;
    }

    Record outcome() {
        return outcome;
    }
}
