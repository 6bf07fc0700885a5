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
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private static Change change(
            Instant at,
            String actor,
            EntityType type,
            String id,
            @Nullable Long version,
            Map<String, FieldChange> fields) {
        return new Change(0, at, actor, type, id, version, Action.UPDATED, fields, REQUEST);
    }
}
