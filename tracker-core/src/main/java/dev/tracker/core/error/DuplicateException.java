package dev.tracker.core.error;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that must be unique is taken. */
public final class DuplicateException extends TrackerException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String existingId;

    /**
     * @param field the field whose value is taken
     * @param value the taken value
     * @param existingId id of the entity that has it
     */
    public DuplicateException(String field, String value, String existingId) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s '%s' is taken already, by %s. Use that one, or choose another.",
                        field,
                        value,
                        existingId),
                null);
        this.field = field;
        this.existingId = existingId;
    }

    public String field() {
        return field;
    }

    public String existingId() {
        return existingId;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.DUPLICATE;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("field", field);
        details.put("existing_id", existingId);
        return details;
    }
}
