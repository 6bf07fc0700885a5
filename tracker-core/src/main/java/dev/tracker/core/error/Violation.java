package dev.tracker.core.error;

import org.jspecify.annotations.Nullable;

/**
 * One fault of an input.
 *
 * @param field path of the faulty field, such as {@code metadata.token_budget}
 * @param message what the rule is, as the rest of a sentence that begins with the field
 * @param rejectedValue the value as it came, or null where none came
 */
public record Violation(
        String field, String message, @Nullable Object rejectedValue) {}
