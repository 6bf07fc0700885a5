package dev.tracker.testkit.model;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.testkit.memory.InMemoryPorts;
import java.time.Instant;

/** The model itself. Formats of files it is lent by whoever is compared with it. */
final class InMemorySubject implements ModelSubject {

    private final StandingClock clock = new StandingClock();
    private final TrackerPorts ports;
    private final boolean readsFiles;

    InMemorySubject() {
        ports = new InMemoryPorts(clock);
        readsFiles = false;
    }

    private InMemorySubject(StatusFileFormat statusFiles, SessionPromptFormat prompts) {
        ports = new InMemoryPorts(clock).withFormats(statusFiles, prompts);
        readsFiles = true;
    }

    /** A model that reads the files which another implementation reads. */
    static InMemorySubject reading(ModelSubject lender) {
        return lender.readsFiles()
                ? new InMemorySubject(
                        lender.ports().statusFiles(), lender.ports().sessionPrompts())
                : new InMemorySubject();
    }

    @Override
    public TrackerPorts ports() {
        return ports;
    }

    @Override
    public void setDatabaseTime(Instant now) {
        clock.set(now);
    }

    @Override
    public boolean readsFiles() {
        return readsFiles;
    }

    @Override
    public void close() {
        // What is in memory goes with this object.
    }
}
