package dev.tracker.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Keeps the domain's words: an enum's constant by its lower-case name. MyBatis makes one a class. */
public final class LowerCaseEnum<E extends Enum<E>> extends BaseTypeHandler<E> {

    private final Map<String, E> constants = new HashMap<>();

    public LowerCaseEnum(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            constants.put(word(constant), constant);
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int i, E value, @Nullable JdbcType type)
            throws SQLException {
        statement.setString(i, word(value));
    }

    @Override
    public @Nullable E getNullableResult(ResultSet row, String column) throws SQLException {
        return constant(row.getString(column));
    }

    @Override
    public @Nullable E getNullableResult(ResultSet row, int column) throws SQLException {
        return constant(row.getString(column));
    }

    @Override
    public @Nullable E getNullableResult(CallableStatement call, int column) {
        throw new UnsupportedOperationException("no procedures are called");
    }

    private @Nullable E constant(@Nullable String word) {
        if (word == null) {
            return null;
        }
        E constant = constants.get(word);
        if (constant == null) {
            throw new IllegalStateException("the database holds a word that this version does not know: " + word);
        }
        return constant;
    }
}
