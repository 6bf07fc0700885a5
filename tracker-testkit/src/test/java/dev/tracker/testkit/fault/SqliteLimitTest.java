package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteLimitTest {

    private static final String BIG = "INSERT INTO notes VALUES (zeroblob(100000))";

    @RegisterExtension
    static final DatabaseExtension DATABASES = DatabaseExtension.sqlite("notes", database -> {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notes (text BLOB)");
        }
    });

    @Test
    void fillsTheDiskForWhoConnectsWithIt(TestDatabase database) throws SQLException {
        try (Connection full = DriverManager.getConnection(SqliteLimit.pages(database.jdbcUrl(), 1));
                Connection other = database.connect();
                Statement onFull = full.createStatement();
                Statement onOther = other.createStatement()) {
            assertThatThrownBy(() -> onFull.execute(BIG)).hasMessageContaining("disk is full");

            onFull.execute("INSERT INTO notes VALUES ('fits')");
            onOther.execute(BIG);

            try (var row = onFull.executeQuery("SELECT count(*) FROM notes")) {
                assertThat(row.getInt(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void leavesAsMuchRoomAsAskedFor(TestDatabase database) throws SQLException {
        try (Connection limited = DriverManager.getConnection(SqliteLimit.pages(database.jdbcUrl(), 40));
                Statement statement = limited.createStatement()) {
            statement.execute(BIG);

            assertThatThrownBy(() -> statement.execute(BIG)).hasMessageContaining("disk is full");
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> SqliteLimit.pages("jdbc:postgresql:x", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqliteLimit.pages("jdbc:sqlite:x", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SqliteLimit.pages("jdbc:sqlite:x?a=b", 2)).isEqualTo("jdbc:sqlite:x?a=b&max_page_count=2");
    }
}
