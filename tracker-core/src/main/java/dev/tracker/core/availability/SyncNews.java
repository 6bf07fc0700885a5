package dev.tracker.core.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project knows of its last synchronisation. */
public interface SyncNews {

    /** Of a record that nothing has to be brought to. */
    SyncNews NONE = new SyncNews() {
        @Override
        public List<Warning> warnings() {
            return List.of();
        }

        @Override
        public @Nullable Instant lastSyncAt() {
            return null;
        }
    };

    /** What the last replay had to say, whichever process of the project did it. */
    List<Warning> warnings();

    /** When nothing waited any more; null: never, or it is not known. */
    @Nullable
    Instant lastSyncAt();
}
