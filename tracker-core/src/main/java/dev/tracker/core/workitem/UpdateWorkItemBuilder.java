package dev.tracker.core.workitem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an {@link UpdateWorkItem} together, one changed field after another. */
public final class UpdateWorkItemBuilder {

    private final WorkItemRef id;
    private final long version;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable ItemStatus status;
    private @Nullable Integer priority;
    private @Nullable List<String> labels;
    private @Nullable Map<String, Object> metadata;
    private UpdateWorkItem.@Nullable Move move;
    private @Nullable String branchName;
    private @Nullable String commitHash;
    private @Nullable Integer prNumber;
    private UpdateWorkItem.@Nullable Lifecycle lifecycle;

    UpdateWorkItemBuilder(WorkItemRef id, long version) {
        this.id = id;
        this.version = version;
    }

    public UpdateWorkItemBuilder title(String title) {
        this.title = title;
        return this;
    }

    public UpdateWorkItemBuilder description(String description) {
        this.description = description;
        return this;
    }

    public UpdateWorkItemBuilder status(ItemStatus status) {
        this.status = status;
        return this;
    }

    public UpdateWorkItemBuilder priority(int priority) {
        this.priority = priority;
        return this;
    }

    public UpdateWorkItemBuilder labels(List<String> labels) {
        this.labels = labels;
        return this;
    }

    public UpdateWorkItemBuilder metadata(Map<String, Object> metadata) {
        this.metadata = metadata;
        return this;
    }

    /** Moves the item right below another. */
    public UpdateWorkItemBuilder under(WorkItemRef parent) {
        this.move = new UpdateWorkItem.Move(parent);
        return this;
    }

    /** Moves the item to the top. */
    public UpdateWorkItemBuilder toRoot() {
        this.move = UpdateWorkItem.Move.TO_ROOT;
        return this;
    }

    public UpdateWorkItemBuilder branchName(String branchName) {
        this.branchName = branchName;
        return this;
    }

    public UpdateWorkItemBuilder commitHash(String commitHash) {
        this.commitHash = commitHash;
        return this;
    }

    public UpdateWorkItemBuilder prNumber(int prNumber) {
        this.prNumber = prNumber;
        return this;
    }

    /** Deletes the item softly, with its live subtree. */
    public UpdateWorkItemBuilder delete() {
        this.lifecycle = UpdateWorkItem.Lifecycle.DELETE;
        return this;
    }

    /** Brings the item back, with what was deleted together with it. */
    public UpdateWorkItemBuilder restore() {
        this.lifecycle = UpdateWorkItem.Lifecycle.RESTORE;
        return this;
    }

    /** The command. */
    public UpdateWorkItem build() {
        return new UpdateWorkItem(
                id,
                version,
                title,
                description,
                status,
                priority,
                labels,
                metadata,
                move,
                branchName,
                commitHash,
                prNumber,
                lifecycle);
    }
}
