package dev.tracker.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    @Test
    void sayWhatToDoNext() {
        assertThat(new NotFoundException("vendor", "amnia", List.of("AMINA")))
                .hasMessage("There is no vendor 'amnia'. Did you mean AMINA?");
        assertThat(new NotFoundException("work_item", "zzzzz", List.of()))
                .hasMessage("There is no work item 'zzzzz'. List the work items to see what there is.");
        assertThat(new StaleVersionException("Vendor 'AMINA'", 2, 4, "copilot", Instant.EPOCH, List.of("status")))
                .hasMessage("Vendor 'AMINA' is at version 4 (last changed by copilot), not 2."
                        + " Read it again and repeat the change on version 4.");
        assertThat(new DuplicateException("name", "AMINA", "some-id"))
                .hasMessage("name 'AMINA' is taken already, by some-id. Use that one, or choose another.");
        assertThat(ValidationException.of("statsu", "is not known here; did you mean status?", "active"))
                .hasMessage("statsu is not known here; did you mean status?"
                        + " Nothing was changed; correct this and call again.");
    }

    @Test
    void carryTheirFactsByTheNamesThatClientsKnow() {
        StaleVersionException stale =
                new StaleVersionException("It", 2, 4, "copilot", Instant.EPOCH, List.of("status"));

        assertThat(stale.details())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "expected_version",
                        2L,
                        "current_version",
                        4L,
                        "last_updated_by",
                        "copilot",
                        "last_updated_at",
                        "1970-01-01T00:00:00Z",
                        "changed_fields",
                        List.of("status")));
    }

    @Test
    void doNotRepeatALargeRejectedValueWhole() {
        Map<String, Object> details = ValidationException.of("title", "is too long", "x".repeat(100_000))
                .details();

        assertThat(details.toString()).hasSizeLessThan(1_000);
    }
}
