package dev.tracker.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database, or the way to it, that cannot be used until somebody corrects a setting. */
final class WrongSettingException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /** @param rule what is wrong with {@code database.url}, as the rest of a sentence without its end */
    WrongSettingException(String rule) {
        this("database.url", rule, null);
    }

    /** @param cause the driver's or server's own words, for the log */
    WrongSettingException(String setting, String rule, @Nullable SQLException cause) {
        super(rule, cause == null ? null : cause.getSQLState(), cause);
        this.setting = setting;
    }

    /** The key of the setting at fault. */
    String setting() {
        return setting;
    }

    /** What is wrong, as the rest of a sentence that begins with the setting. */
    String rule() {
        return String.valueOf(getMessage());
    }
}
