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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a change of one item. What is null stays as it is.
 *
 * @param version the version that the change is based on
 * @param metadata replaces the whole, by the item's type
 * @param move where to move the item with its subtree
 * @param branchName a branch to link; likewise {@code commitHash} and {@code prNumber}
 * @param lifecycle to delete the item softly with its live subtree, or to bring it back
 */
@OperationName("UpdateWorkItem")
public record UpdateWorkItem(
        @Required @Nullable WorkItemRef id,
        @Required @Min(1) @Nullable Long version,
        @Text(max = WorkItem.MAX_TITLE) @Nullable String title,

        @Text(min = 0, max = WorkItem.MAX_DESCRIPTION) @Nullable
        String description,

        @Nullable ItemStatus status,
        @Min(1) @Max(WorkItem.MAX_PRIORITY) @Nullable Integer priority,

        @Size(max = WorkItem.MAX_LABELS, message = "must have at most {max} entries") @Nullable
        List<@Pattern(regexp = ItemRules.LABEL, message = ItemRules.LABEL_RULE) String> labels,

        @Nullable Map<String, Object> metadata,
        @Nullable Move move,
        @Text(max = ItemRules.MAX_BRANCH) @Nullable String branchName,

        @Pattern(regexp = ItemRules.COMMIT, message = ItemRules.COMMIT_RULE) @Nullable
        String commitHash,

        @Min(1) @Nullable Integer prNumber,
        @Nullable Lifecycle lifecycle)
        implements Command {

    /** Where to move an item: below another, or, with null, to the top. */
    public record Move(@Nullable WorkItemRef parentId) {

        public static final Move TO_ROOT = new Move(null);
    }

    /** Whether an item is to go or to come back. */
    public enum Lifecycle {
        DELETE,
        RESTORE
    }

    public UpdateWorkItem {
        title = title == null ? null : title.strip();
        description = description == null ? null : description.strip();
        branchName = branchName == null ? null : branchName.strip();
        labels = labels == null ? null : labels.stream().map(String::strip).toList();
    }

    /** Begins a change that is based on the given version. */
    public static UpdateWorkItemBuilder of(WorkItemRef id, long version) {
        return new UpdateWorkItemBuilder(id, version);
    }

    /** Begins a change of the item as it was read. */
    public static UpdateWorkItemBuilder of(WorkItem item) {
        return of(WorkItemRef.of(item.id()), item.version());
    }

    @Override
    public void check(Violations violations) {
        ItemRules.distinct("labels", labels, violations);
        if (lifecycle == Lifecycle.DELETE && changesFields()) {
            violations.add("deleted", "must come alone: delete an item in one call, change it in another", null);
        }
    }

    /** Whether anything but deletion or restoration is asked for. */
    boolean changesFields() {
        return Stream.of(title, description, status, priority, labels, metadata, move, branchName, commitHash, prNumber)
                .anyMatch(value -> value != null);
    }
}
