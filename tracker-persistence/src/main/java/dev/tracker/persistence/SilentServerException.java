package dev.tracker.persistence;

import java.sql.SQLException;

/** A server that has been silent for longer than it ever takes. */
final class SilentServerException extends SQLException {

    private static final long serialVersionUID = 1L;

    SilentServerException(String reason) {
        super(reason, SqlErrors.NO_CONNECTION);
    }
}
