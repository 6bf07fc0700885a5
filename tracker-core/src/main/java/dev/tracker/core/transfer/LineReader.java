package dev.tracker.core.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of an export, one after the other. */
@FunctionalInterface
public interface LineReader {

    /** The next line; null after the last. */
    @Nullable
    Line next();

    /**
     * A line.
     *
     * @param number from 1
     * @param length of its text in characters
     * @param tree the object on it; null where there is none
     * @param fault why there is none, as the rest of a sentence that begins with the line
     */
    record Line(
            long number,
            int length,
            @Nullable Map<String, @Nullable Object> tree,
            @Nullable String fault) {}
}
