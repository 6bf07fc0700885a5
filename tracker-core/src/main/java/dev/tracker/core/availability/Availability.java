package dev.tracker.core.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how a record's database stands, and what waits for it. */
public interface Availability {

    /** Of a record that has its database and nothing beside it. */
    Availability ALONE = new Availability() {

        @Override
        public AvailabilityState state() {
            return AvailabilityState.ONLINE;
        }

        @Override
        public @Nullable Instant mirroredAt() {
            return null;
        }
    };

    /** The state at this moment; costs no visit to the database. */
    AvailabilityState state();

    /** What there is to say of changes that wait and are not brought to the database. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** When the mirror was last as the database; null where there is no mirror. */
    @Nullable
    Instant mirroredAt();
}
