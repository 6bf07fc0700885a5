package dev.tracker.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandValidatorTest {

    @Test
    void namesAllFaultsAtOnce() {
        CreateWorkItem command = new CreateWorkItem(
                ItemType.SESSION,
                " ",
                Map.of("token_budget", 999, "prompts_count", -1, "unknown", true),
                "d".repeat(10_001),
                null,
                6,
                List.of("fine", "not fine", "fine"),
                null,
                "b".repeat(256),
                "ABC",
                0,
                List.of(new WorkItemRef("k1"), new WorkItemRef("k1")));

        ValidationException refusal = refusal(command);

        assertThat(refusal.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "title",
                        "description",
                        "priority",
                        "labels[1]",
                        "labels[2]",
                        "branch_name",
                        "commit_hash",
                        "pr_number",
                        "depends_on[1]",
                        "metadata.token_budget",
                        "metadata.prompts_count",
                        "metadata.yaml_frontmatter",
                        "metadata.unknown");
        assertThat(refusal.getMessage())
                .contains("title must have 1 to 200 characters, not 0")
                .contains("metadata.yaml_frontmatter is required")
                .endsWith("Nothing was changed; correct this and call again.");
    }

    @Test
    void saysWhatIsMissing() {
        ValidationException refusal = refusal(
                new UpdateWorkItem(null, null, null, null, null, null, null, null, null, null, null, null, null));

        assertThat(refusal.violations())
                .extracting(violation -> violation.field() + " " + violation.message())
                .containsExactly("id is required", "version is required");
    }

    @Test
    void joinsTheFaultsOfReadingWithoutRepeatingAField() {
        Violations reading = new Violations();
        reading.add("title", "must be a text", 7);

        ValidationException refusal = catchThrowableOfType(
                ValidationException.class,
                () -> CommandValidator.check(CreateWorkItem.of(ItemType.TASK, "", null), reading));

        assertThat(refusal.violations()).extracting(Violation::message).containsExactly("must be a text");
    }

    @Test
    void letsASoundCommandPass() {
        assertThatNoException().isThrownBy(() -> CommandValidator.check(CreateWorkItem.task("First pass")));
    }

    @Test
    void refusesDeletionTogetherWithOtherChanges() {
        UpdateWorkItem both = UpdateWorkItem.of(new WorkItemRef("abcde"), 1)
                .title("new")
                .delete()
                .build();

        assertThat(refusal(both).violations()).extracting(Violation::field).containsExactly("deleted");
    }

    private static ValidationException refusal(Command command) {
        return catchThrowableOfType(ValidationException.class, () -> CommandValidator.check(command));
    }
}
