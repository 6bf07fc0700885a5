package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LentDatabaseTest {

    private static final DatabaseMigration LIBRARY = LentDatabaseTest::makeLibrary;

    @ParameterizedTest
    @EnumSource
    void isAsTheTemplateEachTime(Kind kind) throws SQLException {
        String begin = "1 Emma (austen), 2 Persuasion (austen); seen null";
        for (int loan = 0; loan < 3; loan++) {
            try (TestDatabase database = lend(kind)) {
                assertThat(contents(database)).isEqualTo(begin);

                execute(database, "INSERT INTO author VALUES ('woolf', 'unread')");
                execute(database, "INSERT INTO book (title, author) VALUES ('Orlando', 'woolf')");
                execute(database, "DELETE FROM book WHERE title = 'Emma'");
                execute(database, "UPDATE author SET note = 'changed' WHERE name = 'austen'");
                execute(database, "INSERT INTO seen VALUES (7)");

                assertThat(contents(database)).isEqualTo("2 Persuasion (austen), 3 Orlando (woolf); seen 7");
            }
        }
    }

    @Test
    void servesAgain() throws SQLException {
        String first;
        try (TestDatabase database = lend(Kind.POSTGRESQL)) {
            first = database.jdbcUrl();
            execute(database, "INSERT INTO seen VALUES (7)");
        }

        try (TestDatabase database = lend(Kind.POSTGRESQL)) {
            assertThat(database.jdbcUrl()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other (name TEXT)",
                "ALTER TABLE seen ADD COLUMN other TEXT",
                "CREATE INDEX other ON seen (number)",
                "CREATE SCHEMA other",
                "ALTER TABLE seen ADD CHECK (number > 0)",
                "CREATE FUNCTION other() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
            })
    void goesWhereMoreThanRowsWereChanged(String change) throws SQLException {
        TestDatabase database = lend(Kind.POSTGRESQL);
        execute(database, change);

        database.close();

        assertThat(Traces.of(database)).isFalse();
    }

    @Test
    void goesWhereAConnectionWasLeftOpen() throws SQLException {
        TestDatabase database = lend(Kind.POSTGRESQL);
        try (Connection left = database.connect()) {
            assertThat(left.isClosed()).isFalse();
            database.close();
        }

        assertThat(Traces.of(database)).isFalse();
    }

    private static TestDatabase lend(Kind kind) {
        return TestDatabases.lent(kind, "library", LIBRARY);
    }

    private static void makeLibrary(TestDatabase database) throws SQLException {
        String number = database.kind() == Kind.SQLITE
                ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        execute(database, "CREATE TABLE author (name TEXT PRIMARY KEY, note TEXT)");
        execute(
                database,
                "CREATE TABLE book (id " + number + ", title TEXT, author TEXT REFERENCES author (name),"
                        + " shout TEXT GENERATED ALWAYS AS (upper(title)) STORED)");
        execute(database, "CREATE TABLE seen (number BIGINT)");
        execute(database, "INSERT INTO author VALUES ('austen', NULL)");
        execute(database, "INSERT INTO book (title, author) VALUES ('Emma', 'austen'), ('Persuasion', 'austen')");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        OneItem.execute(database, sql);
    }

    private static String contents(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet books = statement.executeQuery("SELECT id, title, author FROM book ORDER BY id")) {
            StringBuilder all = new StringBuilder();
            while (books.next()) {
                all.append(all.isEmpty() ? "" : ", ")
                        .append("%d %s (%s)".formatted(books.getLong(1), books.getString(2), books.getString(3)));
            }
            try (ResultSet seen = statement.executeQuery("SELECT max(number) FROM seen")) {
                seen.next();
                return all + "; seen " + seen.getString(1);
            }
        }
    }
}
