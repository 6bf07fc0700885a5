package dev.tracker.persistence;

import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal beside a record in a file, for one command: most commands need none, and opening it takes time. The first
 * write that the file does not take opens it; the next command or server brings it to the file. Of one thread.
 */
final class JournalOnDemand implements OfflineWrites {

    private final Supplier<Opened> opener;
    private @Nullable Opened opened;

    private record Opened(OfflineWrites writes, Mirror mirror) {}

    private JournalOnDemand(Supplier<Opened> opener) {
        this.opener = opener;
    }

    /** The journal of a project. */
    static JournalOnDemand of(ProjectSettings project, EmbeddedDatabase file) {
        return new JournalOnDemand(() -> {
            Clock clock = Clock.systemUTC();
            Mirror beside = AvailableStore.besideFile(project, clock);
            JournaledWrites journaled = JournaledWrites.of(project, beside, file::recordId, clock);
            return new Opened(
                    new SeededWrites(journaled, beside, file.backups(), () -> Files.notExists(file.path())), beside);
        });
    }

    private OfflineWrites opened() {
        Opened journal = opened;
        if (journal == null) {
            journal = opener.get();
            opened = journal;
        }
        return journal.writes();
    }

    @Override
    public <T extends @Nullable Object> T write(Unit<T> unit) {
        return opened().write(unit);
    }

    /** Asked before the first write only: a command that finds changes waiting does not begin so. */
    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public boolean replay(Sessions database) {
        return true;
    }

    @Override
    public WriteJournal journal() {
        return new WriteJournal() {
            @Override
            public void begin(String operation) {
                kept().begin(operation);
            }

            @Override
            public void note(Supplier<Written> write) {
                kept().note(write);
            }
        };
    }

    private WriteJournal kept() {
        Opened journal = opened;
        return journal == null ? WriteJournal.NONE : journal.writes().journal();
    }

    @Override
    public List<Warning> warnings() {
        return List.of();
    }

    @Override
    public @Nullable Instant lastSyncAt() {
        return null;
    }

    @Override
    public AvailabilityState counts() {
        return AvailabilityState.ONLINE;
    }

    @Override
    public void close() {
        Opened journal = opened;
        if (journal != null) {
            journal.writes().close();
            journal.mirror().close();
        }
    }
}
