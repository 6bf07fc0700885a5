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

/** Asks for a change of an enhancement. What is null stays as it is; lists are replaced whole. */
@OperationName("UpdateEnhancement")
public record UpdateEnhancement(
        @Required @Nullable EnhancementId id,
        @Required @Min(1) @Nullable Long version,
        @Text(max = Enhancement.MAX_TITLE) @Nullable String title,
        @Min(1) @Max(Enhancement.MAX_PRIORITY) @Nullable Integer priority,

        @Text(min = 0, max = Enhancement.MAX_DESCRIPTION) @Nullable
        String description,

        @Nullable EnhancementStatus status,

        @Pattern(regexp = Quarter.PATTERN, message = Quarter.RULE) @Nullable
        String targetQuarter,

        @Size(max = 100, message = "must have at most {max} entries") @Nullable
        List<@Text(max = 200) String> requiresConstitutionalPrinciples,

        @Size(max = 100, message = "must have at most {max} entries") @Nullable
        List<EnhancementId> dependsOn,

        @Nullable WorkItemRef workItemId)
        implements Command {

    public UpdateEnhancement {
        title = title == null ? null : title.strip();
        description = description == null ? null : description.strip();
        requiresConstitutionalPrinciples = requiresConstitutionalPrinciples == null
                ? null
                : requiresConstitutionalPrinciples.stream().map(String::strip).toList();
        dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
    }

    /** Sets the status only. */
    public static UpdateEnhancement status(EnhancementId id, long version, EnhancementStatus status) {
        return new UpdateEnhancement(id, version, null, null, null, status, null, null, null, null);
    }
}
