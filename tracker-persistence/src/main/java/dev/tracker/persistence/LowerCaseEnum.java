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

    private final Map<String, E> constants;

    public LowerCaseEnum(Class<E> type) {
        constants = byWord(type);
    }

    /** The constants of an enum by their words. */
    static <E extends Enum<E>> Map<String, E> byWord(Class<E> type) {
        Map<String, E> constants = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(word(constant), constant);
        }
        return constants;
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
        return word == null ? null : constant(word, constants);
    }

    /** The constant of a word of the database's. */
    static <E extends Enum<E>> E constant(String word, Map<String, E> byWord) {
        E constant = byWord.get(word);
        if (constant == null) {
            throw new IllegalStateException("the database holds a word that this version does not know: " + word);
        }
        return constant;
    }
}
