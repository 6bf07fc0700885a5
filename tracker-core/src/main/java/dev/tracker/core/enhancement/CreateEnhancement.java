package dev.tracker.core.enhancement;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Text;
import dev.tracker.core.workitem.Quarter;
import dev.tracker.core.workitem.WorkItemRef;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a new enhancement; planned unless it says otherwise. */
@OperationName("CreateEnhancement")
public record CreateEnhancement(
        @Required @Text(max = Enhancement.MAX_TITLE) @Nullable
        String title,

        @Required @Min(1) @Max(Enhancement.MAX_PRIORITY) @Nullable
        Integer priority,

        @Text(min = 0, max = Enhancement.MAX_DESCRIPTION) @Nullable
        String description,

        @Nullable EnhancementStatus status,

        @Pattern(regexp = Quarter.PATTERN, message = Quarter.RULE) @Nullable
        String targetQuarter,

        @Size(max = 100, message = "must have at most {max} entries")
        List<@Text(max = 200) String> requiresConstitutionalPrinciples,

        @Size(max = 100, message = "must have at most {max} entries")
        List<EnhancementId> dependsOn,

        @Nullable WorkItemRef workItemId)
        implements Command {

    public CreateEnhancement {
        title = title == null ? null : title.strip();
        description = description == null ? null : description.strip();
        requiresConstitutionalPrinciples =
                requiresConstitutionalPrinciples.stream().map(String::strip).toList();
        dependsOn = List.copyOf(dependsOn);
    }

    /** An enhancement of which only title and priority are known. */
    public static CreateEnhancement of(String title, int priority) {
        return new CreateEnhancement(title, priority, null, null, null, List.of(), List.of(), null);
    }
}
