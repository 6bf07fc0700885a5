package dev.tracker.core.statusfile;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the domain that an entry breaks. The entry is listed all the same, the faulty value null
 * where its type cannot hold it.
 *
 * @param entry the entry's name or title as written
 * @param field such as {@code name}, {@code test_results}, {@code pr_number}
 * @param message the rest of a sentence that begins with the field
 * @param rejectedValue as written
 * @param line counted from 1
 */
public record EntryFault(
        Section section,
        String entry,
        String field,
        String message,
        @Nullable String rejectedValue,
        int line) {}
