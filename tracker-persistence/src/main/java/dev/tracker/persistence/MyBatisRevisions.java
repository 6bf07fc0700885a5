package dev.tracker.persistence;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.change.Change;
import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Reads and sets versions by MyBatis: a statement for each kind of entity, however many there are of it. */
final class MyBatisRevisions implements Revisions {

    private static final Map<EntityType, String> TABLES = Map.of(
            EntityType.WORK_ITEM, "work_items",
            EntityType.VENDOR, "vendor_extractors",
            EntityType.ENHANCEMENT, "future_enhancements",
            EntityType.CONFIGURATION, "project_configuration");

    private final RecordSessions sessions;

    MyBatisRevisions(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<EntityRef, Long> holdStill(Collection<EntityRef> entities) {
        Map<EntityType, List<String>> byType = new EnumMap<>(EntityType.class);
        entities.forEach(entity -> byType.computeIfAbsent(entity.entityType(), type -> new ArrayList<>())
                .add(entity.entityId()));
        Map<EntityRef, Long> versions = new LinkedHashMap<>();
        byType.forEach((type, ids) -> {
            for (VersionRow row : lock(type, ids)) {
                versions.put(new EntityRef(type, row.id()), row.version());
            }
        });
        return versions;
    }

    private List<VersionRow> lock(EntityType type, List<String> ids) {
        String table = TABLES.get(type);
        if (table == null) {
            return List.of();
        }
        return sessions.with(
                RevisionMapper.class,
                mapper -> type == EntityType.CONFIGURATION
                        ? mapper.lockConfiguration()
                        : mapper.lock(table, Json.write(ids)));
    }

    @Override
    public void set(Map<EntityRef, Long> versions) {
        eachTable(
                versions,
                (table, entries) -> sessions.with(RevisionMapper.class, mapper -> mapper.set(table, entries)),
                version -> sessions.with(RevisionMapper.class, mapper -> mapper.setConfiguration(version)));
    }

    @Override
    public void stamp(Map<EntityRef, Long> versions, Instant at, String by) {
        eachTable(
                versions,
                (table, entries) -> sessions.with(RevisionMapper.class, mapper -> mapper.stamp(table, entries, at, by)),
                version -> sessions.with(RevisionMapper.class, mapper -> mapper.stampConfiguration(version, at, by)));
    }

    @Override
    public List<Change> since(Map<EntityRef, Long> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        versions.forEach((entity, version) -> entries.add(
                Map.of("entity_type", entity.entityType().code(), "entity_id", entity.entityId(), "version", version)));
        return sessions.with(RevisionMapper.class, mapper -> mapper.since(JsonText.of(entries))).stream()
                .map(ChangeRow::toChange)
                .toList();
    }

    @Override
    public long logged(UUID requestId) {
        return sessions.with(RevisionMapper.class, mapper -> mapper.logged(requestId));
    }

    private static void eachTable(
            Map<EntityRef, Long> versions, BiConsumer<String, JsonText> many, ConfigurationVersion one) {
        Map<EntityType, List<Map<String, Object>>> byType = new EnumMap<>(EntityType.class);
        versions.forEach((entity, version) -> {
            if (entity.entityType() == EntityType.CONFIGURATION) {
                one.accept(version);
            } else {
                byType.computeIfAbsent(entity.entityType(), type -> new ArrayList<>())
                        .add(Map.of("id", entity.entityId(), "version", version));
            }
        });
        byType.forEach((type, entries) -> {
            String table = TABLES.get(type);
            if (table == null) {
                throw new IllegalArgumentException("a " + type.code() + " has no version");
            }
            many.accept(table, JsonText.of(entries));
        });
    }

    @FunctionalInterface
    private interface ConfigurationVersion {
        void accept(long version);
    }
}
