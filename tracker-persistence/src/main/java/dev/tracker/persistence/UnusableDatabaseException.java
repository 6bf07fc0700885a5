package dev.tracker.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that answers, but cannot be used until somebody acts: its record is gone, another or of a newer
 * version, or the user lacks rights. Its message is a sentence for people.
 */
final class UnusableDatabaseException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** @param cause the driver's or server's own words, for the log */
    UnusableDatabaseException(String sentence, @Nullable SQLException cause) {
        super(sentence, cause == null ? null : cause.getSQLState(), cause);
    }

    /** The fault of a setting with which the database could be used before. */
    static UnusableDatabaseException of(WrongSettingException fault) {
        return new UnusableDatabaseException(
                "The setting " + fault.setting() + " " + fault.rule()
                        + ". It could be used before. Nothing was changed.",
                fault);
    }

    /** Whether the fault behind a refusal is one. */
    static boolean is(@Nullable Throwable fault) {
        return SqlErrors.sqlCause(fault) instanceof UnusableDatabaseException;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
