package dev.tracker.core.replay;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a journal wrote itself: it does not count as others' changes, and its answers bound the versions. */
final class OwnWrites {

    private final Set<UUID> requests = new HashSet<>();
    private final Map<EntityRef, Long> answered = new HashMap<>();
    private final Map<EntityRef, Long> alone = new HashMap<>();

    OwnWrites(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            requests.add(entry.requestId());
            entry.answered().forEach((entity, version) -> answered.merge(entity, version, Math::max));
        }
    }

    boolean contain(Change change) {
        return requests.contains(change.requestId());
    }

    /**
     * Whence others' changes are to be looked for: the bases, or the later versions up to which there are none, so
     * that many entries of one entity do not each look through all that were replayed before.
     */
    Map<EntityRef, Long> whence(Map<EntityRef, Long> bases) {
        Map<EntityRef, Long> whence = new LinkedHashMap<>();
        bases.forEach((entity, base) -> whence.put(entity, Math.max(base, alone.getOrDefault(entity, 0L))));
        return whence;
    }

    /** Notes what was found: entities that stand still at these versions, and all changes of others since the bases. */
    void note(Map<EntityRef, Long> bases, Map<EntityRef, Long> versions, List<Change> others) {
        Set<EntityRef> changed = others.stream().map(EntityRef::of).collect(Collectors.toSet());
        versions.forEach((entity, version) -> {
            if (bases.containsKey(entity) && !changed.contains(entity)) {
                alone.put(entity, version);
            }
        });
    }

    /** The highest version of an entity that was answered offline; 0 where none was. */
    long answered(EntityRef entity) {
        return answered.getOrDefault(entity, 0L);
    }
}
