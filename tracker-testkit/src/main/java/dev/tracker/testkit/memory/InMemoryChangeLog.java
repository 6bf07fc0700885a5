package dev.tracker.testkit.memory;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.transfer.StoredChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class InMemoryChangeLog implements ChangeLog {

    private final InMemoryUnitOfWork units;

    InMemoryChangeLog(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public void append(List<Change> changes) {
        units.change(state -> {
            for (Change change : changes) {
                state.changes.add(numbered(change, ++state.lastSeq));
            }
            return changes.size();
        });
    }

    @Override
    public List<Change> list(ChangeQuery query) {
        return units.ask(state -> state.changes.stream()
                .filter(change -> passes(change, query))
                .limit(query.limit() + 1L)
                .toList());
    }

    @Override
    public List<Change> ofDependencies(String itemId) {
        return units.ask(state -> state.changes.stream()
                .filter(change -> change.entityType() == EntityType.DEPENDENCY && joins(change, itemId))
                .toList());
    }

    @Override
    public List<String> changedFieldsSince(EntityType type, String entityId, long version) {
        return units.ask(state -> {
            Set<String> fields = new LinkedHashSet<>();
            state.changes.stream()
                    .filter(change -> change.entityType() == type
                            && change.entityId().equals(entityId)
                            && change.version() != null
                            && change.version() > version)
                    .forEach(change -> fields.addAll(change.changes().keySet()));
            return List.copyOf(fields);
        });
    }

    /** As an export has it. */
    static StoredChange stored(Change change) {
        Map<String, Object> changes = new LinkedHashMap<>();
        change.changes().forEach((field, values) -> changes.put(field, values.toTree()));
        return new StoredChange(
                change.seq(),
                change.at(),
                change.actor(),
                change.entityType(),
                change.entityId(),
                change.version(),
                change.action(),
                changes,
                change.requestId());
    }

    /** What {@link #stored} made. */
    static Change read(StoredChange stored) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        stored.changes().forEach((field, values) -> fields.put(field, FieldChange.of((Map<?, ?>) values)));
        return new Change(
                stored.seq(),
                stored.at(),
                stored.actor(),
                stored.entityType(),
                stored.entityId(),
                stored.version(),
                stored.action(),
                fields,
                stored.requestId());
    }

    private static Change numbered(Change change, long seq) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        change.changes()
                .forEach((name, values) -> fields.put(
                        name, new FieldChange(PlainForm.value(values.before()), PlainForm.value(values.after()))));
        return new Change(
                seq,
                change.at(),
                change.actor(),
                change.entityType(),
                change.entityId(),
                change.version(),
                change.action(),
                fields,
                change.requestId());
    }

    private static boolean passes(Change change, ChangeQuery query) {
        return (query.sinceSeq() == null || change.seq() > query.sinceSeq())
                && (query.since() == null || !change.at().isBefore(query.since()))
                && (query.entityType() == null || change.entityType() == query.entityType())
                && (query.entityId() == null || change.entityId().equals(query.entityId()))
                && (query.actor() == null || change.actor().equals(query.actor()));
    }

    private static boolean joins(Change change, String itemId) {
        return itemId.equals(end(change, "source_id")) || itemId.equals(end(change, "target_id"));
    }

    private static Object end(Change change, String field) {
        FieldChange values = change.changes().get(field);
        if (values == null) {
            return "";
        }
        Object end = change.action() == Action.LINKED ? values.after() : values.before();
        return end == null ? "" : end;
    }
}
