package dev.tracker.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.error.Violation;
import dev.tracker.core.workitem.ItemStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private final Violations violations = new Violations();

    @Test
    void readsEachTypeOfField() {
        Fields fields = of(Map.of(
                "text",
                "  padded ",
                "count",
                42,
                "hours",
                1.50,
                "flag",
                true,
                "time",
                "2026-03-01T10:30:00.1234567+01:00",
                "status",
                "blocked",
                "list",
                List.of(" a", "b ")));

        assertThat(fields.text("text")).isEqualTo("padded");
        assertThat(fields.integer("count")).isEqualTo(42);
        assertThat(fields.decimal("hours", 0, 10)).isEqualTo(new BigDecimal("1.5"));
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.time("time")).isEqualTo(Instant.parse("2026-03-01T09:30:00.123456Z"));
        assertThat(fields.choice("status", ItemStatus.class)).isEqualTo(ItemStatus.BLOCKED);
        assertThat(fields.texts("list")).containsExactly("a", "b");
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void convertsNothing() {
        Fields fields =
                of(Map.of("count", "42", "flag", "true", "text", 7, "half", 1.5, "list", "a,b", "object", List.of()));

        fields.integer("count");
        fields.flag("flag");
        fields.text("text");
        fields.integer("half");
        fields.texts("list");
        fields.object("object");

        assertThat(faulty()).containsExactly("count", "flag", "text", "half", "list", "object");
        assertThat(violations.all().get(0).message()).isEqualTo("must be a whole number, not a text");
        assertThat(violations.all().get(0).rejectedValue()).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2e0", "20e-1", "2.0000000000000000000000000"})
    void takesAWholeNumberHoweverItIsWritten(String literal) {
        Fields fields = of(Map.of("count", new BigDecimal(literal), "hours", new BigDecimal(literal)));

        assertThat(fields.integer("count", 1, 5)).isEqualTo(2);
        assertThat(fields.decimal("hours", 0, 5)).isEqualTo(new BigDecimal("2"));
        assertThat(violations.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1e400, must be at most 2147483647",
        "-1e400, must be at least 1",
        "1e999999999, must be at most 2147483647",
        "2147483648, must be at most 2147483647",
        "0, must be at least 1",
        "2.5, must be a whole number",
        "1e-999999999, must be a whole number"
    })
    void comparesNumbersExactly(String literal, String fault) {
        of(Map.of("count", new BigDecimal(literal))).integer("count", 1, Integer.MAX_VALUE);

        assertThat(violations.all()).extracting(Violation::message).containsExactly(fault);
    }

    @Test
    void refusesWhatIsNoNumber() {
        Fields fields = of(Map.of("infinite", Double.POSITIVE_INFINITY, "none", Double.NaN));

        fields.integer("infinite");
        fields.decimal("none", 0, 1);

        assertThat(faulty()).containsExactlyInAnyOrder("infinite", "none");
    }

    @Test
    void takesNullForAbsent() {
        Map<String, Object> values = new HashMap<>();
        values.put("parent_id", null);
        Fields fields = of(values);

        assertThat(fields.text("parent_id")).isNull();
        assertThat(fields.has("parent_id")).isFalse();
        assertThat(fields.isExplicitNull("parent_id")).isTrue();
        assertThat(fields.isExplicitNull("other")).isFalse();
        assertThat(violations.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00",
                "2026-03-01",
                "yesterday",
                "2026-02-30T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void refusesTimesWithoutOffsetOrSense(String time) {
        of(Map.of("at", time)).time("at");

        assertThat(violations.all())
                .extracting(Violation::field, Violation::rejectedValue)
                .containsExactly(tuple("at", time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "not a uuid", "123e4567-e89b-12d3-a456-42661417400"})
    void refusesWhatIsNoUuid(String id) {
        of(Map.of("request_id", id)).uuid("request_id");

        assertThat(faulty()).containsExactly("request_id");
    }

    @Test
    void countsCodePointsNotUnits() {
        Fields fields = of(Map.of("two", "😀😀", "three", "😀😀😀"));

        assertThat(fields.text("two", 1, 2)).isEqualTo("😀😀");
        assertThat(fields.text("three", 1, 2)).isNull();
        assertThat(violations.all())
                .extracting(Violation::message)
                .containsExactly("must have 1 to 2 characters, not 3");
    }

    @Test
    void refusesNulAndLoneSurrogates() {
        Fields fields = of(Map.of("nul", "a\0b", "lone", "a\ud83d"));

        fields.text("nul");
        fields.text("lone");

        assertThat(violations.all())
                .extracting(Violation::field, Violation::message)
                .containsExactly(
                        tuple("nul", "may not hold the character NUL"),
                        tuple("lone", "is not valid Unicode (a surrogate stands alone)"));
    }

    @Test
    void namesEveryUnknownFieldWithItsPath() {
        Fields fields = of(Map.of("metadata", Map.of("token_budget", 5000, "tokens", 1)));

        Fields nested = fields.nested("metadata");
        nested.integer("token_budget");
        nested.refuseOthers();

        assertThat(violations.all())
                .extracting(Violation::field, Violation::message)
                .containsExactly(tuple("metadata.tokens", "is not known here; known are token_budget"));
    }

    @Test
    void namesThePlaceInAList() {
        of(Map.of("labels", Arrays.asList("ok", 7, null))).texts("labels");

        assertThat(faulty()).containsExactly("labels[1]", "labels[2]");
    }

    private Fields of(Map<String, Object> values) {
        return new Fields(values, violations);
    }

    private List<String> faulty() {
        return violations.all().stream().map(Violation::field).toList();
    }
}
