package dev.tracker.persistence;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Warning;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record in a file that one command has to itself.
 *
 * @param held what there is to say of changes that wait and are not brought to it
 */
record UnwatchedAvailability(Supplier<List<Warning>> held) implements Availability {

    @Override
    public AvailabilityState state() {
        return AvailabilityState.ONLINE;
    }

    @Override
    public List<Warning> warnings() {
        return held.get();
    }

    @Override
    public @Nullable Instant mirroredAt() {
        return null;
    }
}
