package dev.tracker.core.workitem;

import dev.tracker.core.json.Scalar;
import dev.tracker.core.json.UnicodeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a caller names a work item: its id or its key. */
public record WorkItemRef(String value) implements Scalar {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    public WorkItemRef {
        value = value.strip();
    }

    public static WorkItemRef of(WorkItemId id) {
        return new WorkItemRef(id.toString());
    }

    public static WorkItemRef of(WorkItemKey key) {
        return new WorkItemRef(key.value());
    }

    /** The id, or null where this is a key. */
    public @Nullable WorkItemId id() {
        return ID.matcher(value).matches() ? new WorkItemId(UUID.fromString(value)) : null;
    }

    /** The key as it would be stored; a text that no item can have where this is none. */
    public String key() {
        boolean keepable = UnicodeText.fault(value) == null && value.length() <= 200;
        return keepable ? WorkItemKey.normalized(value) : "";
    }

    /** Keys that differ from this one by one slip of the hand: what a mistyped key may have meant. */
    public List<String> nearKeys() {
        String key = key();
        if (key.length() < WorkItemKey.MIN_LENGTH - 1 || key.length() > WorkItemKey.MAX_LENGTH || id() != null) {
            return List.of();
        }
        Set<String> near = new LinkedHashSet<>();
        for (int i = 0; i <= key.length(); i++) {
            String head = key.substring(0, i);
            String tail = key.substring(i);
            for (char c : WorkItemKey.alphabet().toCharArray()) {
                near.add(head + c + tail);
                near.add(head + c + (tail.isEmpty() ? "" : tail.substring(1)));
            }
            if (!tail.isEmpty()) {
                near.add(head + tail.substring(1));
            }
            if (tail.length() > 1) {
                near.add(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
            }
        }
        near.remove(key);
        return new ArrayList<>(near);
    }

    @Override
    public String toString() {
        return value;
    }
}
