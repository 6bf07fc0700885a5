package dev.tracker.persistence;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.AvailabilityState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The availability of a record for which nothing ever waits, and that no mirror copies. */
record FixedAvailability(AvailabilityState state) implements Availability {

    @Override
    public @Nullable Instant mirroredAt() {
        return null;
    }
}
