package dev.tracker.core.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.TrackerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a call that something else than the database answered. */
class ObservationTest {

    private final Observation seen = Observation.begin();

    @AfterEach
    void close() {
        seen.close();
    }

    @Test
    void leavesTheDatabasesWordAsItIs() {
        TrackerException refusal = new NotFoundException("vendor", "Acme", List.of());

        assertThat(seen.refused(refusal)).isSameAs(refusal);
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEverySourceThatTheRecordCouldNotBeAsked(Source source) {
        seen.servedBy(source, Duration.ofMinutes(3));

        TrackerException told = seen.refused(new NotFoundException("work_item", "T-ABCD", List.of("T-ABCE")));

        assertThat(told).isInstanceOf(NotFoundException.class);
        assertThat(told.getMessage())
                .startsWith("Work item 'T-ABCD' is not in the ")
                .contains(source.code(), "could not be asked", "do not create it again", "Did you mean T-ABCE?")
                .doesNotContain("There is no");
        assertThat(told.details())
                .containsEntry("entity_type", "work_item")
                .containsEntry("id", "T-ABCD")
                .containsEntry("close_matches", List.of("T-ABCE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"work_item", "vendor", "deployment", "enhancement", "configuration", "conflict"})
    void saysItOfEveryKindOfEntityWhenNothingCouldAnswer(String type) {
        seen.warn(Warning.NO_SOURCE, "Nothing could answer.");

        assertThat(seen.refused(new NotFoundException(type, "x", List.of())).getMessage())
                .contains("nothing could answer", "could not be asked")
                .doesNotContain("There is no");
    }

    @Test
    void addsItToWhatIsSaidOfAnItemThatASourceHas() {
        seen.servedBy(Source.SQLITE_CACHE, null);

        NotFoundException archived = new NotFoundException("work_item", "x", List.of(), "Work item 'x' is archived.");
        assertThat(seen.refused(archived).getMessage())
                .startsWith("Work item 'x' is archived.")
                .contains("could not be asked");
    }

    @Test
    void leadsWithThatNothingCouldAnswer() {
        seen.warn(Warning.OPEN_CONFLICTS, "Conflicts wait.");
        seen.warn(Warning.NO_SOURCE, "Nothing could answer.");

        Map<String, ?> answer = seen.addTo(Map.of(
                "items", List.of(), "warnings", List.of(Map.of("code", "truncated", "message", "There is more."))));

        assertThat(answer.keySet()).first().isEqualTo("warnings");
        assertThat((List<?>) answer.get("warnings"))
                .map(warning -> ((Map<?, ?>) warning).get("code"))
                .hasToString("[no_source, open_conflicts, truncated]");
    }

    @Test
    void takesOverWhatAnInnerCallNoted() {
        try (Observation inner = Observation.begin()) {
            inner.servedBy(Source.SQLITE_CACHE, Duration.ZERO);
            inner.warn(Warning.DATABASE_UNAVAILABLE, "It is away.");
            seen.join(inner);
        }

        assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
        assertThat(seen.warnings()).extracting(Warning::code).containsExactly("database_unavailable");
    }
}
