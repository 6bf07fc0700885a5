package dev.tracker.testkit.assertion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A write that its client was told is done.
 *
 * @param requestId the id under which it is to be found
 * @param entity what it changed, as {@code work_item/ID}; null where the answer does not say
 * @param version the version that was answered; 0 where the answer has none
 * @param isOffline whether the journal took it rather than the database
 * @param description who asked for what, and what was answered, for a person who looks for the fault
 */
public record AcknowledgedWrite(
        UUID requestId, @Nullable String entity, long version, boolean isOffline, String description) {

    @Override
    public String toString() {
        return requestId + " (" + description + ")";
    }
}
