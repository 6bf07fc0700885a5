package dev.tracker.testkit.model;

import dev.tracker.core.TrackerPorts;
import java.time.Instant;

/** An implementation of every port, with an empty record, that is compared with the model. */
public interface ModelSubject extends AutoCloseable {

    TrackerPorts ports();

    /**
     * Sets what the record takes for the time until the next call: leases run by it.
     *
     * @param now in whole milliseconds
     */
    void setDatabaseTime(Instant now);

    /**
     * Whether its ports read and write status files and session prompts, in a project's folder of its own: files are
     * taken over then too.
     */
    default boolean readsFiles() {
        return false;
    }

    /** Removes the record. */
    @Override
    void close();
}
