package dev.tracker.core.transfer;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.json.TreeCheck.Faults;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.ItemRules;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules that a record which was never a command has not been held to by its own constructor. */
final class LineRules {

    private static final int MAX_ACTOR = 100;
    private static final String ACTOR_RULE = "must have 1 to 100 characters";

    private LineRules() {}

    static void check(Record record, Faults faults) {
        if (record instanceof StoredItem stored) {
            item(stored, faults);
        } else if (record instanceof Vendor vendor) {
            matches("name", vendor.name(), Vendor.NAME, Vendor.NAME_RULE, faults);
        } else if (record instanceof Deployment deployment) {
            deployment(deployment, faults);
        } else if (record instanceof ProjectConfiguration configuration) {
            commit("git_head_commit", configuration.gitHeadCommit(), faults);
            length("git_branch", configuration.gitBranch(), ItemRules.MAX_BRANCH, faults);
            length("updated_by", configuration.updatedBy(), MAX_ACTOR, faults);
        } else if (record instanceof StoredChange change) {
            change(change, faults);
        } else if (record instanceof StoredMigration migration) {
            matches(
                    "source_sha256",
                    migration.run().sourceSha256(),
                    "[0-9a-f]{64}",
                    "must have 64 lower-case hexadecimal digits",
                    faults);
            length("actor", migration.run().actor(), MAX_ACTOR, faults);
            rule(
                    (migration.rolledBackAt() == null) == (migration.rolledBackBy() == null),
                    "rolled_back_by",
                    "goes with rolled_back_at",
                    faults);
        } else if (record instanceof StoredConflict conflict) {
            length("actor", conflict.conflict().actor(), MAX_ACTOR, faults);
            length("resolved_by", conflict.resolvedBy(), MAX_ACTOR, faults);
            boolean open = conflict.kept() == null;
            rule(
                    open == (conflict.resolvedAt() == null) && open == (conflict.resolvedBy() == null),
                    "kept",
                    "goes with resolved_at and resolved_by",
                    faults);
        } else if (record instanceof EnhancementDependency need) {
            rule(need.position() >= 0, "position", "must be from 0", faults);
            rule(!need.enhancementId().equals(need.dependsOnId()), "depends_on_id", "may not be itself", faults);
        }
    }

    private static void item(StoredItem stored, Faults faults) {
        WorkItem item = stored.item();
        for (String label : item.labels()) {
            matches("labels", label, ItemRules.LABEL, ItemRules.LABEL_RULE, faults);
        }
        item.git().gitLinks().forEach(link -> link(link, faults));
        String key = item.key().value();
        rule(WorkItemKey.of(item.id(), key.length()).value().equals(key), "key", "must be made from the id", faults);
        place(item, faults);
        rule(
                item.isDeleted() == (stored.deletionId() != null),
                "deletion_id",
                "goes with deleted_at, and neither without the other",
                faults);
        rule(!(item.isDeleted() && item.isArchived()), "archived_at", "may not stand on a deleted item", faults);
    }

    private static void link(GitLink link, Faults faults) {
        String field = "git_links." + link.kind().name().toLowerCase(java.util.Locale.ROOT);
        switch (link.kind()) {
            case BRANCH -> length(field, link.value(), ItemRules.MAX_BRANCH, faults);
            case COMMIT -> commit(field, link.value(), faults);
            case PULL_REQUEST -> matches(field, link.value(), "[1-9][0-9]{0,9}", "must be a number from 1", faults);
        }
        length("git_links.linked_by", link.linkedBy(), MAX_ACTOR, faults);
    }

    private static void place(WorkItem item, Faults faults) {
        Placement place = item.placement();
        List<String> ids = List.of(place.path().substring(1).split("/", -1));
        boolean sound = place.path().startsWith("/")
                && ids.size() == place.depth() + 1
                && ids.get(ids.size() - 1).equals(item.id().toString())
                && (ids.size() == 1
                        ? place.parentId() == null
                        : ids.get(ids.size() - 2).equals(String.valueOf(place.parentId())));
        rule(sound, "path", "must lead from the root by the parent_id to the item, as its depth says", faults);
    }

    private static void deployment(Deployment deployment, Faults faults) {
        commit("commit_hash", deployment.commitHash(), faults);
        rule(
                Objects.equals(deployment.commitHash(), deployment.metadata().commitHash()),
                "metadata.commit_hash",
                "must be the deployment's commit_hash",
                faults);
        distinct("affected_vendors", deployment.affectedVendors(), faults);
        distinct("related_work_items", deployment.relatedWorkItems(), faults);
        length("created_by", deployment.createdBy(), MAX_ACTOR, faults);
    }

    private static void change(StoredChange change, Faults faults) {
        rule(change.seq() >= 1, "seq", "must be from 1", faults);
        length("actor", change.actor(), MAX_ACTOR, faults);
        rule(change.version() == null || change.version() >= 1, "version", "must be from 1", faults);
        for (Map.Entry<String, @Nullable Object> entry : change.changes().entrySet()) {
            boolean known = entry.getValue() instanceof Map<?, ?> values
                    && List.of("old", "new").containsAll(values.keySet());
            rule(known, "changes." + entry.getKey(), "must have old and new values only", faults);
        }
    }

    private static void distinct(String field, Collection<?> values, Faults faults) {
        rule(new HashSet<>(values).size() == values.size(), field, "may name each once only", faults);
    }

    private static void commit(String field, @Nullable String hash, Faults faults) {
        if (hash != null) {
            matches(field, hash, ItemRules.COMMIT, ItemRules.COMMIT_RULE, faults);
        }
    }

    private static void length(String field, @Nullable String text, int max, Faults faults) {
        if (text != null) {
            int length = UnicodeText.length(text);
            String rule = max == MAX_ACTOR ? ACTOR_RULE : "must have 1 to " + max + " characters";
            rule(length >= 1 && length <= max, field, rule, faults);
        }
    }

    private static void matches(String field, String text, String form, String message, Faults faults) {
        rule(text.matches(form), field, message, faults);
    }

    private static void rule(boolean holds, String field, String message, Faults faults) {
        if (!holds) {
            faults.add(field, message, null);
        }
    }
}
