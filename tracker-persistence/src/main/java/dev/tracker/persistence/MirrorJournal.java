package dev.tracker.persistence;

import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.replay.JournaledOperations;
import java.util.function.Supplier;

/** Takes the writes that run on a mirror into its journal. */
final class MirrorJournal implements WriteJournal {

    private final MyBatisJournal journal;

    MirrorJournal(MyBatisJournal journal) {
        this.journal = journal;
    }

    @Override
    public void begin(String operation) {
        if (!JournaledOperations.contains(operation)) {
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "This needs the database, which is away. Nothing was changed; try again when it is back.",
                    null);
        }
    }

    @Override
    public void note(Supplier<Written> write) {
        Written written = write.get();
        if (!written.changes().isEmpty()) {
            journal.append(written);
        }
    }
}
