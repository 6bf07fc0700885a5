package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of the one JSON document that a statement makes of all its rows: of a thousand, reading each as a row takes
 * longer than finding them.
 *
 * @param values those of the columns, in order
 */
record ListRow(List<?> values) {

    /** Before the columns of a row {@code s}; they, {@link #FROM}, the statement that has them, and {@link #END}. */
    static final String LIST = "SELECT ${jsonObject}('items', ${json}((SELECT ${jsonList}(${jsonRow}(";

    static final String FROM = ")) FROM (";

    static final String END = ") s))) AS list";

    /** What each row of a document is. */
    static <T> List<T> read(JsonText document, Function<ListRow, T> entity) {
        List<T> entities = new ArrayList<>();
        if (document.object().get("items") instanceof List<?> rows) {
            rows.forEach(row -> entities.add(entity.apply(new ListRow((List<?>) row))));
        }
        return entities;
    }

    String text(int column) {
        return Objects.requireNonNull(textOrNull(column));
    }

    @Nullable
    String textOrNull(int column) {
        return (@Nullable String) values.get(column);
    }

    long number(int column) {
        return ((Number) Objects.requireNonNull(values.get(column))).longValue();
    }

    <E extends Enum<E>> E constant(int column, Map<String, E> byWord) {
        return LowerCaseEnum.constant(text(column), byWord);
    }

    WorkItemId id(int column) {
        return new WorkItemId(UUID.fromString(text(column)));
    }

    @Nullable
    WorkItemId idOrNull(int column) {
        return values.get(column) == null ? null : id(column);
    }

    Instant time(int column) {
        return Instant.parse(text(column));
    }

    @Nullable
    Instant timeOrNull(int column) {
        return values.get(column) == null ? null : time(column);
    }
}
