package dev.tracker.core.availability;

/** Tells how a record's database stands, and what waits for it. */
public interface Availability {

    /** The state at this moment; costs no visit to the database. */
    AvailabilityState state();
}
