package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActorsTest {

    @Test
    void prefersTheConfiguredName() {
        assertThat(new Actors("ci").of(new FixedContext("client"))).isEqualTo("ci");
    }

    @Test
    void takesTheClientsNameOtherwise() {
        assertThat(new Actors(null).of(new FixedContext(" client "))).isEqualTo("client");
    }

    @Test
    void cutsALongNameByCodePoints() {
        String name = "🦊".repeat(101);

        assertThat(new Actors(null).of(new FixedContext(name))).isEqualTo("🦊".repeat(100));
    }

    @Test
    void callsANamelessClientUnknown() {
        assertThat(new Actors(null).of(new FixedContext(null))).isEqualTo("unknown");
        assertThat(new Actors(null).of(new FixedContext("  "))).isEqualTo("unknown");
        assertThat(new Actors(null).of(new FixedContext("a\0b"))).isEqualTo("unknown");
    }
}
