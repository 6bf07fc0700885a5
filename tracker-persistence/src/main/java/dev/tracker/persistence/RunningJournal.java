package dev.tracker.persistence;

import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leads what a write says of itself to where the write is kept, if it runs on a mirror. */
final class RunningJournal implements WriteJournal {

    private final Supplier<@Nullable KeptWrite> running;

    /** @param running the write that this thread does on a mirror; null where it does none */
    RunningJournal(Supplier<@Nullable KeptWrite> running) {
        this.running = running;
    }

    @Override
    public void begin(String operation) {
        KeptWrite kept = running.get();
        if (kept != null) {
            kept.begin(operation);
        }
    }

    @Override
    public void note(Supplier<Written> write) {
        KeptWrite kept = running.get();
        if (kept != null) {
            kept.note(write.get());
        }
    }
}
