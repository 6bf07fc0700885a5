package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class ChangeLogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final UUID REQUEST = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private Store store;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(database.jdbcUrl());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatItWasGivenInItsOrder() {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        fields.put("title", new FieldChange("Ä \"quoted\" \\ text", "后"));
        fields.put("zz", new FieldChange(null, List.of(1L, new BigDecimal("1.50"), Map.of("y", true))));
        fields.put("a", new FieldChange(12_345_678_901L, null));
        Change change = change(NOON, "anna", EntityType.VENDOR, "v1", 2L, fields);

        append(change, change(NOON, "ben", EntityType.DEPENDENCY, "i1", null, Map.of()));

        List<Change> found = store.changeLog().list(ChangeQuery.ALL);
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(numbered(change, 1));
        assertThat(found.get(0).changes().keySet()).containsExactly("title", "zz", "a");
        assertThat(found.get(1).version()).isNull();
    }

    @Test
    void findsChangesByPlaceTimeEntityAndActor() {
        append(
                change(NOON, "anna", EntityType.VENDOR, "v1", 1L, Map.of()),
                change(NOON.plusSeconds(1), "ben", EntityType.VENDOR, "v1", 2L, Map.of()),
                change(NOON.plusSeconds(2), "anna", EntityType.ENHANCEMENT, "v1", 1L, Map.of()));

        assertThat(numbers(ChangeQuery.ALL.after(1))).containsExactly(2L, 3L);
        assertThat(numbers(new ChangeQuery(null, NOON.plusSeconds(1), null, null, null, 9)))
                .containsExactly(2L, 3L);
        assertThat(numbers(ChangeQuery.ALL.of(EntityType.VENDOR, "v1"))).containsExactly(1L, 2L);
        assertThat(numbers(new ChangeQuery(null, null, null, null, "anna", 9))).containsExactly(1L, 3L);
        assertThat(numbers(new ChangeQuery(null, null, null, null, "an\u0000na", 9)))
                .isEmpty();
        assertThat(numbers(new ChangeQuery(null, null, null, null, null, 1)))
                .as("one more than the limit")
                .containsExactly(1L, 2L);
    }

    @Test
    void namesTheFieldsThatChangedSinceAVersion() {
        append(
                change(NOON, "anna", EntityType.VENDOR, "v1", 2L, fields("before")),
                change(NOON, "anna", EntityType.VENDOR, "v1", 3L, fields("status", "metadata.notes")),
                change(NOON, "anna", EntityType.VENDOR, "v2", 4L, fields("other")),
                change(NOON, "anna", EntityType.VENDOR, "v1", 4L, fields("title", "status")));

        assertThat(store.changeLog().changedFieldsSince(EntityType.VENDOR, "v1", 2))
                .containsExactly("status", "metadata.notes", "title");
    }

    @Test
    void takesAsManyChangesAsAUnitMakes() {
        List<Change> many = IntStream.range(0, 6_000)
                .mapToObj(i -> change(NOON, "anna", EntityType.WORK_ITEM, "i" + i, 1L, fields("title")))
                .toList();

        append(many.toArray(Change[]::new));

        assertThat(numbers(new ChangeQuery(5_999L, null, null, null, null, 10))).containsExactly(6_000L);
        assertThat(store.changeLog()
                        .list(ChangeQuery.ALL.of(EntityType.WORK_ITEM, "i42"))
                        .get(0)
                        .seq())
                .isEqualTo(43);
    }

    @Test
    void leavesNoGapWhereAUnitWasUndone() {
        assertThatThrownBy(() -> store.unitOfWork().write(WriteScope.ROWS, () -> {
                    store.changeLog().append(List.of(change(NOON, "anna", EntityType.VENDOR, "v", 1L, Map.of())));
                    throw new IllegalArgumentException("undone");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        append(change(NOON, "anna", EntityType.VENDOR, "v", 1L, Map.of()));

        assertThat(numbers(ChangeQuery.ALL)).containsExactly(1L);
    }

    @Test
    void onlyGrows(TestDatabase database) {
        append(change(NOON, "anna", EntityType.VENDOR, "v", 1L, Map.of()));

        assertThatThrownBy(() -> Sql.execute(database, "UPDATE change_log SET actor = 'ben'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> Sql.execute(database, "DELETE FROM change_log"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only grows");
        assertThat(numbers(ChangeQuery.ALL)).containsExactly(1L);
    }

    private void append(Change... changes) {
        store.unitOfWork().write(WriteScope.ROWS, () -> {
            store.changeLog().append(List.of(changes));
            return changes;
        });
    }

    private List<Long> numbers(ChangeQuery query) {
        return store.changeLog().list(query).stream().map(Change::seq).toList();
    }

    private static Map<String, FieldChange> fields(String... names) {
        return java.util.Arrays.stream(names)
                .collect(Collectors.toMap(
                        name -> name, name -> new FieldChange("a", "b"), (a, b) -> b, LinkedHashMap::new));
    }

    private static Change change(
            Instant at,
            String actor,
            EntityType type,
            String id,
            @Nullable Long version,
            Map<String, FieldChange> fields) {
        return new Change(0, at, actor, type, id, version, Action.UPDATED, fields, REQUEST);
    }

    private static Change numbered(Change change, long seq) {
        return new Change(
                seq,
                change.at(),
                change.actor(),
                change.entityType(),
                change.entityId(),
                change.version(),
                change.action(),
                change.changes(),
                change.requestId());
    }
}
