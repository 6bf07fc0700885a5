package dev.tracker.testkit.rollback;

/**
 * Says that a test does under {@code ROLLBACK} what one connection cannot do, and what it is to use instead. It
 * is an error, so that no tested code takes it for a failure of the database.
 */
public final class IsolationMisuse extends AssertionError {

    private static final long serialVersionUID = 1L;

    public IsolationMisuse(String message) {
        super(message);
    }
}
