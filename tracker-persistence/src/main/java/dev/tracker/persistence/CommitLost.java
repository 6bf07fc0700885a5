package dev.tracker.persistence;

import java.sql.SQLException;

/** The connection broke while a commit was under way: whether it was done, only the database knows. */
final class CommitLost extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitLost(SQLException cause) {
        super("the outcome of a commit is unknown", cause.getSQLState(), cause);
    }
}
