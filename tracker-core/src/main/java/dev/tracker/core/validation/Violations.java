package dev.tracker.core.validation;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one input, so that its sender hears of all of them at once. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Adds a fault; {@code message} completes a sentence that begins with the field. */
    public void add(String field, String message, @Nullable Object rejectedValue) {
        found.add(new Violation(field, message, rejectedValue));
    }

    /** Adds those of {@code others} whose field has no fault yet. */
    public void addOthers(List<Violation> others) {
        List<Violation> news =
                others.stream().filter(other -> !has(other.field())).toList();
        found.addAll(news);
    }

    /** Whether the field, or one below it, has a fault already. */
    public boolean has(String field) {
        return found.stream()
                .anyMatch(violation ->
                        violation.field().equals(field) || violation.field().startsWith(field + "."));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found so far. */
    public List<Violation> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the check.
     *
     * @throws ValidationException with every fault, if there is one
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
