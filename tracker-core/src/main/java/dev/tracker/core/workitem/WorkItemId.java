package dev.tracker.core.workitem;

import dev.tracker.core.json.Scalar;
import java.util.UUID;

/** Identifies a work item, live or archived. */
public record WorkItemId(UUID value) implements Scalar {

    /** The id in its usual form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
