package dev.tracker.persistence;

import java.sql.SQLException;

/** A call was not made, because an earlier one found the database dead. */
final class GivenUp extends SQLException {

    private static final long serialVersionUID = 1L;

    GivenUp() {
        super("the database was given up", SqlErrors.NO_CONNECTION);
    }
}
