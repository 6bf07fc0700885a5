package dev.tracker.core.workitem;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Text;
import dev.tracker.core.validation.Violations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new work item.
 *
 * @param metadata by type; null stands for the type's empty form, where that is valid
 * @param status active unless given
 * @param priority 3 unless given
 * @param dependsOn items that must be finished before this one
 */
@OperationName("CreateWorkItem")
public record CreateWorkItem(
        @Required @Nullable ItemType itemType,
        @Required @Text(max = WorkItem.MAX_TITLE) @Nullable String title,
        @Nullable Map<String, Object> metadata,

        @Text(min = 0, max = WorkItem.MAX_DESCRIPTION) @Nullable
        String description,

        @Nullable ItemStatus status,
        @Min(1) @Max(WorkItem.MAX_PRIORITY) @Nullable Integer priority,

        @Size(max = WorkItem.MAX_LABELS, message = "must have at most {max} entries")
        List<@Pattern(regexp = ItemRules.LABEL, message = ItemRules.LABEL_RULE) String> labels,

        @Nullable WorkItemRef parentId,
        @Text(max = ItemRules.MAX_BRANCH) @Nullable String branchName,

        @Pattern(regexp = ItemRules.COMMIT, message = ItemRules.COMMIT_RULE) @Nullable
        String commitHash,

        @Min(1) @Nullable Integer prNumber,
        List<WorkItemRef> dependsOn)
        implements Command {

    public CreateWorkItem {
        title = title == null ? null : title.strip();
        description = description == null ? null : description.strip();
        branchName = branchName == null ? null : branchName.strip();
        labels = labels.stream().map(String::strip).toList();
        dependsOn = List.copyOf(dependsOn);
    }

    /** A new item of a type with a title and metadata; {@link #under} and the like add the rest. */
    public static CreateWorkItem of(ItemType type, String title, @Nullable WorkItemMetadata metadata) {
        return new CreateWorkItem(
                type,
                title,
                metadata == null ? null : metadata.toTree(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
    }

    /** A new project. */
    public static CreateWorkItem project(String title, String description) {
        return of(ItemType.PROJECT, title, new ProjectMetadata(description, null, List.of()));
    }

    /** A new task. */
    public static CreateWorkItem task(String title) {
        return of(ItemType.TASK, title, TaskMetadata.EMPTY);
    }

    /** The same, right below an item. */
    public CreateWorkItem under(WorkItemId parent) {
        return new CreateWorkItem(
                itemType,
                title,
                metadata,
                description,
                status,
                priority,
                labels,
                WorkItemRef.of(parent),
                branchName,
                commitHash,
                prNumber,
                dependsOn);
    }

    /** The same, to be started when the given items are finished. */
    public CreateWorkItem dependingOn(WorkItemId... items) {
        return new CreateWorkItem(
                itemType,
                title,
                metadata,
                description,
                status,
                priority,
                labels,
                parentId,
                branchName,
                commitHash,
                prNumber,
                java.util.Arrays.stream(items).map(WorkItemRef::of).toList());
    }

    @Override
    public void check(Violations violations) {
        ItemRules.distinct("labels", labels, violations);
        ItemRules.distinct("depends_on", dependsOn, violations);
        if (itemType != null) {
            WorkItemMetadata.read(itemType, metadata, violations);
        }
    }
}
