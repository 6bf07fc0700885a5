package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has to correct is told as a setting; nothing tells the password. */
class ConnectionFaultsTest {

    private static final String CANARY = "c4nary%w#/n?a@m&e;x";

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void tellWhereToSetAPasswordThatIsMissing() {
        refuses(settings("", database.user(), null), "database.password is not set", "TRACKER_DATABASE_PASSWORD");
    }

    @Test
    void tellAWrongPassword() {
        refuses(settings("", database.user(), CANARY), "database.password was refused", "database.password-file");
        refuses(settings("", "nobody_here", CANARY), "database.password was refused", "database.user");
    }

    @Test
    void tellADatabaseThatIsNotThere() {
        StoreSettings settings = StoreSettings.of(ServerDatabases.bareUrl(database) + "_missing")
                .withUser(database.user(), database.password());

        refuses(settings, "database.url names a database that the server does not have");
    }

    @Test
    void tellAnEncryptionThatTheServerDoesNotOffer() {
        refuses(settings("?sslmode=require", database.user(), database.password()), "database.url", "sslmode");
    }

    @Test
    void tellAParameterThatTheDriverDoesNotTake() {
        for (String parameter : List.of("connectTimeout=soon", "socketFactory=missing.Factory", "options=-c%20x=y")) {
            refuses(settings("?" + parameter, database.user(), database.password()), "database.url");
        }
    }

    @Test
    void tellAHostThatIsUnknownFromOneThatDoesNotAnswer() {
        assertThatThrownBy(() -> Store.open(StoreSettings.of("jdbc:postgresql://no-such-host.invalid/x")
                        .forOneCommand()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("host is unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:/127.0.0.1/x?password=",
                "jdbc:postgresql://127.0.0.1:99999/x?password=",
                "jdbc:postgresql://127.0.0.1:0/x?password=",
                "jdbc:postgresql://127.0.0.1/x?pasword=",
                "jdbc:postgresql://127.0.0.1/x?sslmode=always&password=",
                "jdbc:postgresql://127.0.0.1/x?user=kim&password=50%&pass=",
                "jdbc:postgresql://127.0.0.1?password=",
                "jdbc:postgres://127.0.0.1/x?password=",
                "postgresql://kim:" + CANARY + "@127.0.0.1/x?password=",
                "jdbc:postgresql://kim:" + CANARY + "@127.0.0.1/x?password="
            })
    void tellAUrlThatTheDriverDoesNotTake(String url) {
        String whole = url + CANARY + "\n";

        Throwable refusal = catchThrowable(() -> ProjectSettings.resolve(
                SettingOptions.NONE,
                Map.of("TRACKER_DATABASE_URL", whole),
                Path.of("").toAbsolutePath()));

        assertThat(refusal)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("database.url from TRACKER_DATABASE_URL");
        assertThat(printed(refusal) + ((ValidationException) refusal).details())
                .doesNotContain("c4nary", "n?a", "m&e", ";x");
    }

    @Test
    void showNoPartOfAPassword() {
        assertThat(JdbcUrl.redacted("jdbc:postgresql://h/x?user=kim&password=a;bc&d&sslmode=require"))
                .isEqualTo("jdbc:postgresql://h/x?user=kim&password=***&***&sslmode=require");
        assertThat(JdbcUrl.redacted("jdbc:postgresql://kim:a/b@c@h/x")).isEqualTo("jdbc:postgresql://***");
        assertThat(JdbcUrl.redacted("jdbc:postgresql://kim:abc@h:1/x")).isEqualTo("jdbc:postgresql://***@h:1/x");
    }

    private static StoreSettings settings(String parameters, String user, String password) {
        return StoreSettings.of(ServerDatabases.bareUrl(database) + parameters).withUser(user, password);
    }

    private static void refuses(StoreSettings settings, String... words) {
        for (StoreSettings each : List.of(settings, settings.forOneCommand())) {
            Throwable refusal = catchThrowable(() -> Store.open(each).close());
            assertThat(refusal).isInstanceOf(ValidationException.class).hasMessageContainingAll(words);
            assertThat(printed(refusal)).doesNotContain("c4nary");
        }
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
