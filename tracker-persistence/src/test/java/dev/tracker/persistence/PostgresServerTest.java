package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void wantsThePrimaryOfSeveralServers() {
        assertThat(target("jdbc:postgresql://one.example.org:5432,two.example.org/tracker"))
                .isEqualTo("primary");
    }

    @Test
    void takesAServerThatIsAloneAsItIs() {
        assertThat(target("jdbc:postgresql://one.example.org/tracker?options=a,b"))
                .isNull();
        assertThat(target("jdbc:postgresql:tracker")).isNull();
    }

    @Test
    void hasNoStatementCompiledAndNoneWaitForEver() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL)) {
            StoreSettings settings =
                    StoreSettings.of(database.jdbcUrl()).withUser(database.user(), database.password());

            try (Connection connection = new PostgresServer(settings).connect()) {
                assertThat(setting(connection, "jit")).isEqualTo("off");
                assertThat(setting(connection, "lock_timeout")).isEqualTo("30s");
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String target(String url) {
        return new PostgresServer(StoreSettings.of(url)).properties().getProperty("targetServerType");
    }
}
