package dev.tracker.testkit.model;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.memory.InMemoryPorts;
import java.time.Instant;

/** The model itself. */
final class InMemorySubject implements ModelSubject {

    private final StandingClock clock = new StandingClock();
    private final InMemoryPorts ports = new InMemoryPorts(clock);

    @Override
    public TrackerPorts ports() {
        return ports;
    }

    @Override
    public void setDatabaseTime(Instant now) {
        clock.set(now);
    }

    @Override
    public void close() {
        // What is in memory goes with this object.
    }
}
