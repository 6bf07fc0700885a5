package dev.tracker.testkit.assertion;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangePage;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.ChangeService;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A record rebuilt from its change log alone, with whatever the log says that cannot be. */
final class Replay {

    /** An entity as the log leaves it. */
    static final class Entity {

        final Map<String, Object> fields = new TreeMap<>();

        @Nullable
        Long version;

        String updatedBy = "";
    }

    private final Map<EntityType, Map<String, Entity>> entities = new LinkedHashMap<>();
    private final Set<String> dependencies = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private Replay() {}

    /** Reads a whole log. */
    static Replay of(ChangeService log) {
        Replay replay = new Replay();
        ChangeQuery query = new ChangeQuery(null, null, null, null, null, ChangeQuery.MAX_LIMIT);
        long seen = 0;
        ChangePage page;
        do {
            page = log.list(query.after(seen));
            for (Change change : page.changes()) {
                if (change.seq() <= seen) {
                    replay.faults.add("entry " + change.seq() + " follows entry " + seen);
                }
                seen = change.seq();
                replay.apply(change);
            }
        } while (page.hasMore());
        return replay;
    }

    /** The entities of a type, by id. */
    Map<String, Entity> entities(EntityType type) {
        return entities.getOrDefault(type, Map.of());
    }

    /** The dependencies that were linked and not unlinked, as {@code source type target}. */
    Set<String> dependencies() {
        return dependencies;
    }

    /** What in the log contradicts the log. */
    List<String> faults() {
        return faults;
    }

    private void apply(Change change) {
        if (change.entityType() == EntityType.DEPENDENCY) {
            applyDependency(change);
            return;
        }
        Map<String, Entity> ofType = entities.computeIfAbsent(change.entityType(), type -> new LinkedHashMap<>());
        Entity entity = ofType.computeIfAbsent(change.entityId(), id -> new Entity());
        Long version = change.version();
        // Archiving puts an item aside at the version it has; every other change makes the next.
        boolean aside = change.action() == Action.ARCHIVED;
        if (version != null && entity.version != null && version != entity.version + (aside ? 0 : 1)) {
            faults.add(change.entityType().code() + " " + change.entityId() + " goes from version " + entity.version
                    + " to " + version);
        }
        entity.version = version;
        entity.updatedBy = aside ? entity.updatedBy : change.actor();
        change.changes().forEach((field, values) -> apply(change, entity, field, values));
        // A migration that is taken back takes its entities with it: the log then says what each field was.
        if (change.action() == Action.DELETED && entity.fields.isEmpty()) {
            ofType.remove(change.entityId());
        }
    }

    private void apply(Change change, Entity entity, String field, FieldChange values) {
        Object known = entity.fields.get(field);
        boolean rebuilt =
                entity.version != null && entity.version > 1 && change.entityType() != EntityType.CONFIGURATION;
        if (rebuilt && !RecordAgreement.NOT_LOGGED.contains(field) && !PlainValues.equal(known, values.before())) {
            faults.add(change.entityType().code() + " " + change.entityId() + ", entry " + change.seq() + ": " + field
                    + " was " + known + ", not " + values.before());
        }
        if (values.after() == null) {
            entity.fields.remove(field);
        } else {
            entity.fields.put(field, values.after());
        }
    }

    private void applyDependency(Change change) {
        boolean linked = change.action() == Action.LINKED;
        Map<String, FieldChange> fields = change.changes();
        String dependency = value(fields, "source_id", linked) + " " + value(fields, "dependency_type", linked) + " "
                + value(fields, "target_id", linked);
        boolean possible = linked ? dependencies.add(dependency) : dependencies.remove(dependency);
        if (!possible) {
            faults.add("entry " + change.seq() + " repeats itself on dependency " + dependency);
        }
    }

    private static @Nullable Object value(Map<String, FieldChange> fields, String name, boolean linked) {
        FieldChange field = fields.get(name);
        if (field == null) {
            return null;
        }
        return linked ? field.after() : field.before();
    }
}
