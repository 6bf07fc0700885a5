package dev.tracker.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The change sets of SQLite run as they stand, without the history that upgrades need: for a record that
 * ends with its process, and whose caller waits.
 */
final class SchemaText {

    private static final String PLACE = "schema/sqlite.sql";

    private SchemaText() {}

    static void makeTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String changeSet : text().split("(?m)^--changeset ", -1)) {
                String header = changeSet.lines().findFirst().orElse("");
                String separator = header.contains("splitStatements:false") ? "\\z" : ";\\s*\\n";
                for (String sql : changeSet.substring(header.length()).split(separator, -1)) {
                    if (!withoutComments(sql).isBlank()) {
                        statement.executeUpdate(sql);
                    }
                }
            }
        }
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)^--.*$", "");
    }

    private static String text() {
        try (InputStream in = SchemaText.class.getResourceAsStream(PLACE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + PLACE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
