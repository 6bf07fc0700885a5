package dev.tracker.core.change;

import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.json.Scalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes of one write, gathered while it runs and appended before it commits. */
public final class ChangeSet {

    private final String actor;
    private final Instant now;
    private final UUID requestId;
    private final IdSource ids;
    private final List<Change> changes = new ArrayList<>();

    ChangeSet(String actor, Instant now, UUID requestId, IdSource ids) {
        this.actor = actor;
        this.now = now;
        this.requestId = requestId;
        this.ids = ids;
    }

    /** Who writes. */
    public String actor() {
        return actor;
    }

    /** The one time of this write, in microseconds. */
    public Instant now() {
        return now;
    }

    /** Under which request this write is logged. */
    public UUID requestId() {
        return requestId;
    }

    /** An id for a new entity; the same again where the write is done again. */
    public UUID newId() {
        return ids.next();
    }

    /** Logs what happened to an entity. */
    public void add(
            EntityType type, Scalar id, @Nullable Long version, Action action, Map<String, FieldChange> fields) {
        add(type, id.value().toString(), version, action, fields);
    }

    /** Logs what happened to an entity that has no id type of its own. */
    public void add(
            EntityType type, String id, @Nullable Long version, Action action, Map<String, FieldChange> fields) {
        changes.add(new Change(0, now, actor, type, id, version, action, fields, requestId));
    }

    List<Change> changes() {
        return changes;
    }
}
