package dev.tracker.core.workitem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.error.Violation;
import dev.tracker.core.validation.Violations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkItemMetadataTest {

    private final Violations violations = new Violations();

    @Test
    void readsEachType() {
        assertThat(read(ItemType.PROJECT, Map.of("description", "d", "target_quarter", "2026-Q4")))
                .isEqualTo(new ProjectMetadata("d", "2026-Q4", List.of()));
        assertThat(read(ItemType.SESSION, session(5000)))
                .isEqualTo(new SessionMetadata(5000, 2, Map.of("schema_version", "1.0")));
        assertThat(read(ItemType.TASK, null)).isEqualTo(TaskMetadata.EMPTY);
        assertThat(read(ItemType.RESEARCH, Map.of("research_questions", List.of("why?"))))
                .isEqualTo(new ResearchMetadata(List.of("why?"), List.of(), null));
        assertThat(violations.all()).isEmpty();
    }

    @Test
    void takesTheWholeRangeOfABudgetAndNoMore() {
        assertThat(read(ItemType.SESSION, session(1_000))).isNotNull();
        assertThat(read(ItemType.SESSION, session(1_000_000))).isNotNull();
        assertThat(read(ItemType.SESSION, session(1_000_001))).isNull();
        assertThat(violations.all()).extracting(Violation::message).containsExactly("must be 1000 to 1000000");
    }

    @Test
    void convertsNoTextIntoANumber() {
        assertThat(read(ItemType.SESSION, session("5000"))).isNull();
        assertThat(violations.all()).extracting(Violation::field).containsExactly("metadata.token_budget");
    }

    @Test
    void namesEveryFaultOfAProject() {
        read(ItemType.PROJECT, Map.of("target_quarter", "2026-Q5", "constitutional_principles", List.of(1), "x", 1));

        assertThat(violations.all())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "metadata.description",
                        "metadata.target_quarter",
                        "metadata.constitutional_principles[0]",
                        "metadata.x");
    }

    @Test
    void needsASchemaVersionInFrontMatter() {
        read(ItemType.SESSION, Map.of("token_budget", 5000, "prompts_count", 0, "yaml_frontmatter", Map.of("a", 1)));

        assertThat(violations.all())
                .extracting(Violation::field)
                .containsExactly("metadata.yaml_frontmatter.schema_version");
    }

    @Test
    void boundsHoursAndReasons() {
        read(ItemType.TASK, Map.of("estimated_hours", -1, "actual_hours", 1000.5, "blocked_reason", "r".repeat(501)));

        assertThat(violations.all())
                .extracting(Violation::field)
                .containsExactly("metadata.estimated_hours", "metadata.actual_hours", "metadata.blocked_reason");
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void refusesUnknownFieldsOfEveryType(ItemType type) {
        read(type, Map.of("unknown_field", true));

        assertThat(violations.all()).extracting(Violation::field).contains("metadata.unknown_field");
    }

    private WorkItemMetadata read(ItemType type, Map<String, Object> tree) {
        return WorkItemMetadata.read(type, tree, violations);
    }

    private static Map<String, Object> session(Object budget) {
        return Map.of("token_budget", budget, "prompts_count", 2, "yaml_frontmatter", Map.of("schema_version", "1.0"));
    }
}
