package dev.tracker.core.transfer;

import dev.tracker.core.workitem.WorkItemId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The record as a whole, read and written kind by kind. What is read is handed over as it comes, so that
 * however large a record is, little of it is in memory.
 */
public interface TransferRepository {

    /** How many there are of a kind. */
    long count(RecordKind kind);

    /**
     * Hands over all of a kind, each as a record of its {@link RecordKind#type}, in the order that an
     * export has: the same on every database.
     */
    void each(RecordKind kind, Consumer<Record> reader);

    /** Holds the record still for an import until the unit of work ends. */
    void hold();

    /** Whether nothing has ever been written to the record. */
    boolean isEmpty();

    /** Which of these ids are there: of items, live or archived, of vendors, of enhancements or of conflicts. */
    Set<UUID> known(RecordKind kind, Collection<UUID> ids);

    /**
     * Adds records of a kind, in the order of an export; their search words with them.
     *
     * @return false where the database refuses one of them; the unit of work has to be given up then
     */
    boolean add(RecordKind kind, List<? extends Record> records);

    /** Items whose path is not their parent's with their own id, or that live below a deleted one; at most a few. */
    List<WorkItemId> misplacedItems();

    /** Whether the current session, where there is one, is a live session. */
    boolean isSessionSound();

    /** Lets the numbers of the change log go on after the last that was added. */
    void numberChangesFrom(long lastSeq);
}
