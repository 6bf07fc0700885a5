package dev.tracker.core.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Input that breaks rules; carries all of its faults. */
public final class ValidationException extends TrackerException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 500;

    private final transient List<Violation> violations;

    /** Refuses for the given faults, of which there must be one at least. */
    public ValidationException(List<Violation> violations) {
        super(sentence(violations), null);
        this.violations = List.copyOf(violations);
    }

    /** Refuses for a single fault. */
    public static ValidationException of(String field, String message, @Nullable Object rejectedValue) {
        return new ValidationException(List.of(new Violation(field, message, rejectedValue)));
    }

    /** Every fault, in the order of the fields. */
    public List<Violation> violations() {
        return violations;
    }

    /** The faults as words without an end, for a sentence that says itself what becomes of the call. */
    public String faults() {
        return faults(violations);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.VALIDATION;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (Violation violation : violations) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("field", violation.field());
            entry.put("message", violation.message());
            entry.put("rejected_value", shortened(violation.rejectedValue()));
            shown.add(entry);
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("violations", shown);
        return details;
    }

    private static String sentence(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a fault");
        }
        String faults = faults(violations);
        return faults + (faults.endsWith("?") ? "" : ".") + " Nothing was changed; correct this and call again.";
    }

    private static String faults(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }

    /** A rejected value may be as large as the caller liked to make it; a refusal is not. */
    private static @Nullable Object shortened(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = value.toString();
        if (text.length() <= SHOWN) {
            return value instanceof Map || value instanceof List ? value : text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }
}
