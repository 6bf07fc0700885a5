package dev.tracker.core.transfer;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the lines of an import: the first faults, for one mistake may be on every line. */
final class ImportFaults {

    static final int MAX_SHOWN = 20;

    private final List<Violation> found = new ArrayList<>();

    /** A fault of a line; {@code message} completes a sentence that begins with the field. */
    void add(long line, String field, String message, @Nullable Object value) {
        if (found.size() < MAX_SHOWN) {
            found.add(new Violation("line " + line + (field.isEmpty() ? "" : ", " + field), message, value));
        }
    }

    /** A fault of no line alone. */
    void addWhole(String field, String message) {
        found.add(new Violation(field, message, null));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() >= MAX_SHOWN;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
