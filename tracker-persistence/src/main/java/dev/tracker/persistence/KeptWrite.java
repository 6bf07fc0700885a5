package dev.tracker.persistence;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.OperationNames;
import dev.tracker.core.change.Written;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.replay.JournaledOperations;
import dev.tracker.core.workitem.ClaimWorkItem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One write that is being kept, in the journal and in the status file at once. Of one thread. */
final class KeptWrite {

    private static final Set<String> CLAIMS = Set.of(OperationNames.of(ClaimWorkItem.class));

    private final PendingFile file;
    private final ExecutorService beside;
    private final WaitingMark mark;
    private @Nullable MyBatisJournal journal;
    private @Nullable JournalEntry entry;
    private @Nullable CompletableFuture<Void> inFile;
    private @Nullable Object answer;
    private boolean begun;
    private boolean refused;
    private boolean unchanged;

    KeptWrite(PendingFile file, ExecutorService beside, WaitingMark mark) {
        this.file = file;
        this.mark = mark;
        this.beside = beside;
    }

    /** @param place the journal of the mirror that the write runs on; null where it runs on none */
    void into(@Nullable MyBatisJournal place) {
        journal = place;
        unchanged = false;
    }

    /**
     * Lets the write be of this kind.
     *
     * @throws DatabaseException if such a write cannot be kept
     */
    void begin(String operation) {
        begun = JournaledOperations.contains(operation);
        refuseUnlessBegun();
    }

    /** What the work gave, before it is kept; work that never said what it is cannot be done again. */
    void answered(@Nullable Object given) {
        refuseUnlessBegun();
        answer = given;
    }

    private void refuseUnlessBegun() {
        if (!begun) {
            refused = true;
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "This needs the database, which is away. Nothing was changed; try again when it is back.",
                    null);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // what the unit of this write said itself
    <T extends @Nullable Object> T answer() {
        return (T) answer;
    }

    boolean isRefused() {
        return refused;
    }

    /** Keeps what the write says of itself. The file is written while the mirror commits. */
    void note(Written write) {
        if (write.changes().isEmpty()) {
            unchanged = true;
            return;
        }
        if (journal == null) {
            JournalEntry noted = alone(write);
            entry = noted;
            inFile = CompletableFuture.runAsync(() -> file.add(noted), beside);
        } else {
            SealedEntry noted = journal.append(write);
            mark.set();
            entry = noted.entry();
            inFile = CompletableFuture.runAsync(() -> file.add(noted), beside);
        }
    }

    boolean isNoted() {
        return entry != null;
    }

    /** Everything that a new entity is based on is that there was none. */
    private static JournalEntry alone(Written write) {
        List<BaseVersion> bases = write.changes().stream()
                .filter(change -> change.version() != null)
                .map(KeptWrite::base)
                .toList();
        return new JournalEntry(0, UUID.randomUUID(), write, bases);
    }

    private static BaseVersion base(Change change) {
        Long version = change.version();
        return new BaseVersion(change.entityType(), change.entityId(), version == null ? 0 : version - 1);
    }

    /** The mirror has it: waits for the file, and says where it was kept. */
    void finish() {
        Observation observation = Observation.current();
        observation.warn(
                Warning.DATABASE_UNAVAILABLE,
                unchanged
                        ? "The database is away; nothing had to be changed by what is known here."
                        : "The database is away. The change is kept here and reaches it when it is back; its version is"
                                + " provisional until then.");
        if (entry == null) {
            return;
        }
        observation.wroteToCache();
        if (fileFault() == null) {
            observation.wroteToMarkdown();
            forgetIfBrought(entry.requestId());
        } else {
            observation.warn(
                    "pending_file_failed",
                    "The change could not be written to the status file too; the journal beside the mirror has it.");
        }
        warnOfClaim(observation);
    }

    /** Removes the entry from the status file if another process replayed the write before the file had the entry. */
    private void forgetIfBrought(UUID request) {
        MyBatisJournal kept = journal;
        try {
            if (kept != null && !kept.holds(request)) {
                file.remove(Set.of(request));
            }
        } catch (TrackerException e) {
            // The next replay of the file finds that the database has the write already.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "It is not known whether a kept write still waits", e);
        }
    }

    /**
     * The mirror does not have it: waits for the file.
     *
     * @return whether that has it
     */
    boolean finishWithout(DatabaseException fault) {
        if (entry == null || fileFault() != null) {
            return false;
        }
        SqlErrors.log().log(System.Logger.Level.WARNING, "The journal could not take a change", fault);
        Observation observation = Observation.current();
        observation.wroteToMarkdown();
        observation.warn(
                Warning.DATABASE_UNAVAILABLE,
                "The database is away. The change is kept in the status file and reaches it when it is back.");
        observation.warn("journal_failed", "The change could not be written to the journal too: " + fault.getMessage());
        warnOfClaim(observation);
        return true;
    }

    /** Nothing is kept after all. */
    void undo() {
        JournalEntry noted = entry;
        if (noted != null && fileFault() == null) {
            file.remove(Set.of(noted.requestId()));
        }
    }

    private void warnOfClaim(Observation observation) {
        if (entry != null && CLAIMS.contains(entry.write().operation())) {
            observation.warn(
                    Warning.CLAIM_UNCONFIRMED,
                    "The claim is provisional: somebody else may have taken the item. It is confirmed, or becomes a"
                            + " conflict, when the database is back.");
        }
    }

    private @Nullable RuntimeException fileFault() {
        CompletableFuture<Void> writing = inFile;
        if (writing == null) {
            throw new IllegalStateException("nothing was noted");
        }
        try {
            writing.join();
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                SqlErrors.log().log(
                        fault instanceof TrackerException ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                        "A change could not be written to the status file",
                        fault);
                return fault;
            }
            throw e;
        }
    }
}
