package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class SchemaTest {

    @EachDatabase
    void goesUpAndDownAndUpAgain(TestDatabase database) throws SQLException {
        Dialect dialect = Dialect.of(database.jdbcUrl());
        Store.open(database.jdbcUrl()).close();
        try (Connection connection = database.connect()) {
            Migrations.rollback(dialect, connection);
        }
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> execute(connection, "SELECT * FROM work_items"))
                    .isInstanceOf(SQLException.class);
        }

        Store.open(database.jdbcUrl()).close();

        try (Connection connection = database.connect()) {
            assertThat(Schema.isCurrent(dialect, connection)).isTrue();
            execute(connection, "SELECT * FROM work_items");
        }
    }

    @EachDatabase
    void refusesANewerSchema(TestDatabase database) throws SQLException {
        Store.open(database.jdbcUrl()).close();
        try (Connection connection = database.connect()) {
            execute(connection, "UPDATE tracker_schema SET version = 1000");
        }

        assertThatThrownBy(() -> Store.open(database.jdbcUrl()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("1000")
                .hasMessageContaining("Upgrade the program");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
