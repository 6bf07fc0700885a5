package dev.tracker.core.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Two sides of an entity of which neither may be lost: an offline write that could not be joined with what
 * the database held.
 *
 * @param journalId the journal that it came from
 * @param entity what the write was asked to change
 * @param touched every entity that its entries changed; later entries on one of them join it
 * @param mine the fields as the offline writes left them; null for one that they emptied
 * @param theirs the fields that others changed, as the database has them
 * @param reason why they could not be joined, as a sentence
 * @param actor who wrote offline
 * @param entries the offline writes, in order
 */
public record Conflict(
        UUID id,
        UUID journalId,
        EntityRef entity,
        List<EntityRef> touched,
        Map<String, Object> mine,
        Map<String, Object> theirs,
        String reason,
        String actor,
        Instant recordedAt,
        List<JournalEntry> entries) {

    public Conflict {
        touched = List.copyOf(touched);
        entries = List.copyOf(entries);
    }

    /** Whether it is about one of these entities. */
    public boolean touches(Collection<EntityRef> entities) {
        return entities.stream().anyMatch(touched::contains);
    }

    /** The same with a later entry of the same journal. */
    public Conflict joinedBy(JournalEntry entry, Map<String, Object> fields, Map<String, Object> others) {
        Set<EntityRef> all = new LinkedHashSet<>(touched);
        all.addAll(entry.touched());
        Map<String, Object> both = new LinkedHashMap<>(mine);
        both.putAll(fields);
        Map<String, Object> opposite = new LinkedHashMap<>(theirs);
        opposite.putAll(others);
        List<JournalEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Conflict(id, journalId, entity, List.copyOf(all), both, opposite, reason, actor, recordedAt, more);
    }
}
