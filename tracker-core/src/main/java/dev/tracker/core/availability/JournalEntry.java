package dev.tracker.core.availability;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.json.Flat;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A write that was made while the database was away.
 *
 * @param number its place in the journal, from 1
 * @param journalId the journal: one from its first entry until it is empty again
 * @param bases what the write knew of the entities that it changed, one for each that has versions
 */
public record JournalEntry(
        long number, UUID journalId, @Flat Written write, List<BaseVersion> bases) {

    public JournalEntry {
        bases = List.copyOf(bases);
    }

    /** The id under which it is done once. */
    public UUID requestId() {
        return write.requestId();
    }

    /** The entities that it changed and that have versions, in the order in which they were logged. */
    public Set<EntityRef> versioned() {
        return answered().keySet();
    }

    /** Every entity that it changed. */
    public Set<EntityRef> touched() {
        return write.changes().stream().map(EntityRef::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What it was asked to change; the rest of what it changed followed from that (a session that is left, say). */
    public Change principal() {
        return write.changes().stream()
                .filter(change -> change.entityType() != EntityType.CONFIGURATION)
                .findFirst()
                .orElseGet(() -> write.changes().get(0));
    }

    /** The versions that it answered, for {@link #versioned}. */
    public Map<EntityRef, Long> answered() {
        Map<EntityRef, Long> answered = new LinkedHashMap<>();
        for (Change change : write.changes()) {
            if (change.version() != null) {
                answered.merge(EntityRef.of(change), change.version(), Math::max);
            }
        }
        return answered;
    }

    /** As plain values. */
    public Map<String, Object> toTree() {
        return RecordTree.stored(this);
    }

    /**
     * What {@link #toTree} made.
     *
     * @throws RuntimeException if the tree is anything else
     */
    public static JournalEntry of(Map<String, ?> tree) {
        return TreeReader.read(JournalEntry.class, tree);
    }
}
