package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String target(String url) {
        return new PostgresServer(StoreSettings.of(url)).properties().getProperty("targetServerType");
    }
}
