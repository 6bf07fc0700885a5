package dev.tracker.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record in a file: two files of the same state hold the same changes.
 *
 * @param record the record's id
 * @param lastRequest the request of the last entry of its change log; null where there is none
 */
record RecordState(
        String record, int schema, long lastSeq, @Nullable String lastRequest) {

    private static final String QUERY = """
            SELECT r.record_id, s.version, COALESCE(c.seq, 0), c.request_id
              FROM record_identity r JOIN tracker_schema s
              LEFT JOIN change_log c ON c.seq = (SELECT MAX(seq) FROM change_log)
            """;

    /** The state of what a connection reaches; none where that is no record of this or the last few versions. */
    static Optional<RecordState> of(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            return row.next()
                    ? Optional.of(new RecordState(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4)))
                    : Optional.empty();
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A record does not say in which state it is", e);
            return Optional.empty();
        }
    }

    /** State of a file that no process writes to; empty where it cannot be read. Creates no files beside it. */
    static Optional<RecordState> of(Path file) {
        try (Connection connection = new SqliteFile(file, "?immutable=1").connectBriefly()) {
            return of(connection);
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A backup cannot be read", e);
            return Optional.empty();
        }
    }
}
