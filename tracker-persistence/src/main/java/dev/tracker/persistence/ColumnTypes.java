package dev.tracker.persistence;

import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;

/** How the domain's values stand in columns. */
final class ColumnTypes {

    /** Six digits always, so that the order of the texts is that of the times. */
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private ColumnTypes() {}

    static void register(Configuration configuration, Dialect dialect) {
        TypeHandlerRegistry types = configuration.getTypeHandlerRegistry();
        configuration.setDefaultEnumTypeHandler(LowerCaseEnum.class);
        Column<UUID> uuid = dialect == Dialect.SQLITE
                ? text(UUID::toString, UUID::fromString)
                : new Column<>(Types.OTHER, value -> value, UUID.class, value -> value);
        Column<Instant> instant = dialect == Dialect.SQLITE
                ? text(MICROS::format, Instant::parse)
                : new Column<>(
                        Types.TIMESTAMP_WITH_TIMEZONE,
                        value -> value.atOffset(ZoneOffset.UTC),
                        OffsetDateTime.class,
                        OffsetDateTime::toInstant);
        Column<JsonText> json = dialect == Dialect.SQLITE
                ? text(JsonText::value, JsonText::new)
                : new Column<>(Types.OTHER, JsonText::value, String.class, JsonText::new);
        types.register(UUID.class, uuid);
        types.register(Instant.class, instant);
        types.register(JsonText.class, json);
        types.register(WorkItemKey.class, text(WorkItemKey::value, WorkItemKey::new));
        types.register(WorkItemId.class, id(uuid, WorkItemId::new));
        types.register(VendorId.class, id(uuid, VendorId::new));
        types.register(DeploymentId.class, id(uuid, DeploymentId::new));
        types.register(EnhancementId.class, id(uuid, EnhancementId::new));
    }

    /** A time as SQLite keeps it. */
    static String text(Instant time) {
        return MICROS.format(time);
    }

    private static <T> Column<T> text(Function<T, String> write, Function<String, T> read) {
        return new Column<>(Types.VARCHAR, write::apply, String.class, read);
    }

    private static <T extends Scalar> IdColumn<T> id(Column<UUID> uuid, Function<UUID, T> make) {
        return new IdColumn<>(uuid, make);
    }

    /** A value that the driver takes and gives in another form. */
    private static final class Column<T> extends BaseTypeHandler<T> {

        private final int sqlType;
        private final Function<T, Object> write;
        private final Function<Object, T> read;
        private final boolean isText;
        private final Class<?> form;

        <F> Column(int sqlType, Function<T, Object> write, Class<F> form, Function<F, T> read) {
            this.sqlType = sqlType;
            this.write = write;
            this.form = form;
            this.isText = form == String.class;
            this.read = value -> read.apply(form.cast(value));
        }

        @Override
        public void setNonNullParameter(PreparedStatement statement, int i, T value, @Nullable JdbcType type)
                throws SQLException {
            if (sqlType == Types.VARCHAR) {
                statement.setString(i, (String) write.apply(value));
            } else {
                statement.setObject(i, write.apply(value), sqlType);
            }
        }

        @Override
        public @Nullable T getNullableResult(ResultSet row, String column) throws SQLException {
            return read(isText ? row.getString(column) : row.getObject(column, form));
        }

        @Override
        public @Nullable T getNullableResult(ResultSet row, int column) throws SQLException {
            return read(isText ? row.getString(column) : row.getObject(column, form));
        }

        @Override
        public @Nullable T getNullableResult(CallableStatement call, int column) {
            throw new UnsupportedOperationException("no procedures are called");
        }

        private @Nullable T read(@Nullable Object value) {
            return value == null ? null : read.apply(value);
        }
    }

    /** An identifier, which stands in its column as the UUID that it is. */
    private static final class IdColumn<T extends Scalar> extends BaseTypeHandler<T> {

        private final Column<UUID> uuid;
        private final Function<UUID, T> make;

        IdColumn(Column<UUID> uuid, Function<UUID, T> make) {
            this.uuid = uuid;
            this.make = make;
        }

        @Override
        public void setNonNullParameter(PreparedStatement statement, int i, T id, @Nullable JdbcType type)
                throws SQLException {
            uuid.setNonNullParameter(statement, i, (UUID) id.value(), type);
        }

        @Override
        public @Nullable T getNullableResult(ResultSet row, String column) throws SQLException {
            return id(uuid.getNullableResult(row, column));
        }

        @Override
        public @Nullable T getNullableResult(ResultSet row, int column) throws SQLException {
            return id(uuid.getNullableResult(row, column));
        }

        @Override
        public @Nullable T getNullableResult(CallableStatement call, int column) {
            return id(uuid.getNullableResult(call, column));
        }

        private @Nullable T id(@Nullable UUID value) {
            return value == null ? null : make.apply(value);
        }
    }
}
