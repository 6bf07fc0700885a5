package dev.tracker.core.store;

import dev.tracker.core.TrackerPorts;

/** A record that is open. Safe for use by several threads; closed once by who opened it. */
public interface OpenStore extends AutoCloseable {

    /** What the services need of it, usable until it is closed. */
    TrackerPorts ports();

    /** Gives every connection back. */
    @Override
    void close();
}
