package dev.tracker.core.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A write as it was done: enough to do it again elsewhere.
 *
 * @param requestId the caller's, or one that was made for this write
 * @param given whether the id is the caller's, who may then ask again
 * @param operation the class name of the command, and {@code command} what it says in stored form
 * @param ids those that the write drew, in order
 * @param changes what was logged, in order; empty where nothing had to be changed
 * @param answer what the caller was told, in stored form
 */
public record Written(
        UUID requestId,
        boolean given,
        Instant at,
        String actor,
        String operation,
        Map<String, Object> command,
        List<UUID> ids,
        List<Change> changes,
        Map<String, Object> answer) {

    public Written {
        ids = List.copyOf(ids);
        changes = List.copyOf(new ArrayList<>(changes));
    }
}
