package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    private static final String CLEAR = "sslmode=disable&gssEncMode=disable";

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:6000/x?user=a&password=b%3Fc, db.example, 6000, /x?user=a&password=b%3Fc&",
        "jdbc:postgresql://db.example/x, db.example, 5432, /x?",
        "jdbc:postgresql://[::1]:6000/x?sslmode=require&ssl=true&connectTimeout=3, [::1], 6000, /x?connectTimeout=3&",
        "jdbc:postgresql://db.example?user=a, db.example, 5432, /?user=a&",
        "jdbc:postgresql:x?user=a, localhost, 5432, /x?user=a&",
        "jdbc:postgresql:x, localhost, 5432, /x?",
        "jdbc:postgresql:/, localhost, 5432, /?",
    })
    void readsPostgresqlAndAsksForNoEncryption(String url, String host, int port, String rest) {
        JdbcAddress address = JdbcAddress.of(url);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.at("127.0.0.1", 7000)).isEqualTo("jdbc:postgresql://127.0.0.1:7000" + rest + CLEAR);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mysql://db.example:3306/x?a=b, jdbc:mysql://127.0.0.1:7000/x?a=b"})
    void readsOthers(String url, String through) {
        assertThat(JdbcAddress.of(url).at("127.0.0.1", 7000)).isEqualTo(through);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:/tmp/x.db",
                "jdbc:sqlite::memory:",
                "jdbc:postgresql://a:1,b:2/x",
                "http://example.org",
                "jdbc:mysql://no-port/x"
            })
    void refusesWhatNamesNoServer(String url) {
        assertThatThrownBy(() -> JdbcAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE");
    }
}
