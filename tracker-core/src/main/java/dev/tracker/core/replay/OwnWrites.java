package dev.tracker.core.replay;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a journal wrote itself: it does not count as others' changes, and its answers bound the versions. */
final class OwnWrites {

    private final Set<UUID> requests = new HashSet<>();
    private final Map<EntityRef, Long> answered = new HashMap<>();

    OwnWrites(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            requests.add(entry.requestId());
            entry.answered().forEach((entity, version) -> answered.merge(entity, version, Math::max));
        }
    }

    boolean contain(Change change) {
        return requests.contains(change.requestId());
    }

    /** The highest version of an entity that was answered offline; 0 where none was. */
    long answered(EntityRef entity) {
        return answered.getOrDefault(entity, 0L);
    }
}
