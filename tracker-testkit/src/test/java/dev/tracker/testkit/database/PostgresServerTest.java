package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerTest {

    @Test
    void isNotConfiguredWithoutAnAddress() {
        assertThat(PostgresServer.configured(Map.of())).isEmpty();
        assertThat(PostgresServer.configured(Map.of(PostgresServer.URL, " "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/ci, jdbc:postgresql://db:5433/mine",
        "jdbc:postgresql://db, jdbc:postgresql://db/mine",
        "jdbc:postgresql://db/, jdbc:postgresql://db/mine",
        "jdbc:postgresql:ci, jdbc:postgresql:mine",
        "'jdbc:postgresql://a,b:2/ci?ssl=true', 'jdbc:postgresql://a,b:2/mine?ssl=true'",
        "jdbc:postgresql://db/ci?ssl=true&user=a%26b, jdbc:postgresql://db/mine?user=a%26b&ssl=true",
    })
    void keepsAllButTheDatabaseOfTheAddress(String configured, String expected) {
        PostgresServer server = PostgresServer.at(configured, null, null);

        assertThat(server.jdbcUrl("mine")).isEqualTo(expected);
    }

    @Test
    void takesUserAndPasswordFromBesideTheAddress() {
        PostgresServer server = PostgresServer.configured(Map.of(
                        PostgresServer.URL, "jdbc:postgresql://db/ci",
                        PostgresServer.USER, "ci user",
                        PostgresServer.PASSWORD, "p&ss"))
                .orElseThrow();

        assertThat(server.user()).isEqualTo("ci user");
        assertThat(server.jdbcUrl("mine")).isEqualTo("jdbc:postgresql://db/mine?user=ci+user&password=p%26ss");
        assertThat(server.toString()).doesNotContain("p&ss", "p%26ss");
    }

    @Test
    void prefersUserAndPasswordInTheAddress() {
        PostgresServer server = PostgresServer.at("jdbc:postgresql://db/ci?user=in&password=x%26y", "beside", "other");

        assertThat(server.user()).isEqualTo("in");
        assertThat(server.password()).isEqualTo("x&y");
    }

    @Test
    void rejectsAnAddressOfAnotherForm() {
        assertThatThrownBy(() -> PostgresServer.at("postgres://me:secret@db/ci", null, null))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE")
                .hasMessageNotContaining("secret");
    }
}
