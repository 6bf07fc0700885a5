package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.ItemWords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a whole record, as it is at one moment, in the place of what a mirror holds. Made in one transaction of the
 * mirror: the journal in the same file stays, and other processes see the mirror as it was, or the copy.
 */
final class MirrorCopy {

    private static final int ROWS = 2_000;

    private final Mirror mirror;

    MirrorCopy(Mirror mirror) {
        this.mirror = mirror;
    }

    /** A table from some place on, as a JSON array. */
    @FunctionalInterface
    private interface Rows {
        @Nullable
        JsonText from(MirrorTable table, int offset);
    }

    /**
     * Copies a record on PostgreSQL.
     *
     * @param allowed asked while no other process can change the mirror: whether it may be replaced
     * @return whether that was done
     */
    boolean ofDatabase(Sessions database, BooleanSupplier allowed) {
        Instant at = mirror.now();
        return database.readOnce(() -> copied(
                (table, offset) -> database.<MirroredMapper, @Nullable JsonText>with(
                        MirroredMapper.class, mapper -> mapper.rows(table, ROWS, offset)),
                () -> {
                    LogEndRow end = database.with(MirroredMapper.class, MirroredMapper::end);
                    keepIfReplaced(end.recordId());
                    return new MirrorState(
                            mirror.record(), end.recordId(), end.lastSeq(), end.requestId(), at, end.archived());
                },
                allowed));
    }

    /** What the mirror holds of another record may be all that is left of it. */
    private void keepIfReplaced(UUID found) {
        MirrorState before = mirror.state(mirror.copying());
        UUID other = before == null ? null : before.recordId();
        if (other == null || other.equals(found)) {
            return;
        }
        SqlErrors.log().log(
                System.Logger.Level.WARNING,
                "The database holds another record (id " + found + ") than before (id " + other + "). What the"
                        + " mirror held of the other is kept in '" + mirror.keepAside(other) + "'");
    }

    /**
     * Copies a backup of a record in a file.
     *
     * @param madeAt when the backup was made
     * @param allowed as with {@link #ofDatabase}
     * @throws DatabaseException if the backup or the mirror cannot be used
     */
    boolean ofBackup(Path backup, Instant madeAt, BooleanSupplier allowed) {
        try (Connections connections = new HeldConnections(() -> connection(SqliteFile.at(backup)), 1)) {
            Sessions record = new Sessions(Dialect.SQLITE, connections);
            return copied(
                    (table, offset) -> record.<MirrorMapper, @Nullable JsonText>with(
                            MirrorMapper.class, mapper -> mapper.rows(table, ROWS, offset)),
                    () -> new MirrorState(
                            mirror.record(),
                            RecordIdentity.of(record),
                            0,
                            null,
                            madeAt,
                            record.with(MirrorMapper.class, MirrorMapper::countArchived)),
                    allowed);
        }
    }

    private static java.sql.Connection connection(SqliteFile backup) throws SQLException {
        try {
            return RecordCopy.open(backup).connection();
        } catch (IOException e) {
            throw new SQLException("the backup cannot be copied", e);
        }
    }

    private boolean copied(Rows rows, Supplier<MirrorState> state, BooleanSupplier allowed) {
        return mirror.copying().write(WriteScope.STRUCTURE, () -> {
            if (!allowed.getAsBoolean()) {
                return false;
            }
            mirror.copying().with(MirrorMapper.class, Mirror::emptied);
            MirrorState reached = state.get();
            for (MirrorTable table : MirrorTable.values()) {
                copy(rows, table);
            }
            mirror.copying().with(MirrorMapper.class, mapper -> mapper.putState(reached));
            return true;
        });
    }

    private void copy(Rows source, MirrorTable table) {
        JsonText rows = source.from(table, 0);
        for (int offset = ROWS; rows != null; offset += ROWS) {
            JsonText some = rows;
            mirror.copying().with(MirrorMapper.class, mapper -> mapper.put(table, some));
            if (table == MirrorTable.ITEMS) {
                JsonText texts = texts(some.list());
                mirror.copying().with(MirrorMapper.class, mapper -> mapper.putTexts(texts));
            }
            rows = source.from(table, offset);
        }
    }

    /** The words of items; as long as they stand in the rows, the rows need not be asked for them. */
    static JsonText texts(List<?> rows) {
        List<Map<String, @Nullable Object>> texts = new ArrayList<>();
        for (Object entry : rows) {
            Map<?, ?> row = (Map<?, ?>) entry;
            ItemText text = ItemText.of(ItemWords.of(
                    String.valueOf(row.get("title")),
                    row.get("description") instanceof String description ? description : null,
                    Map.of("metadata", Objects.requireNonNull(row.get("metadata"), "every item has some"))));
            texts.add(Map.of(
                    "id", String.valueOf(row.get("id")),
                    "version", row.get("version") instanceof Number version ? version.longValue() : 0,
                    "title", text.title(),
                    "description", text.description(),
                    "metadata", text.metadata()));
        }
        return JsonText.of(texts);
    }
}
