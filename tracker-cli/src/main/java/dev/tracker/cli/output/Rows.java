package dev.tracker.cli.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list's entries for programs.
 *
 * @param columns the names that a table of them has, whether or not an entry has them all
 */
public record Rows(List<String> columns, List<? extends Map<String, ? extends @Nullable Object>> entries) {
    public Rows {
        columns = List.copyOf(columns);
        entries = List.copyOf(entries);
    }
}
