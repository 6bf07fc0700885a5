package dev.tracker.core.enhancement;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.Flat;
import dev.tracker.core.validation.Require;
import dev.tracker.core.workitem.Quarter;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something planned, at one version of its life.
 *
 * @param title 1 to 200 characters
 * @param description to 10,000 characters
 * @param priority 1, the highest, to 5
 * @param targetQuarter such as {@code 2026-Q3}
 * @param dependsOn enhancements that must be completed before
 * @param workItemId the item that implements it
 */
public record Enhancement(
        EnhancementId id,
        String title,
        @Nullable String description,
        int priority,
        EnhancementStatus status,
        @Nullable String targetQuarter,
        List<String> requiresConstitutionalPrinciples,
        List<EnhancementId> dependsOn,
        @Nullable WorkItemId workItemId,
        @Flat Revision revision) {

    static final int MAX_TITLE = 200;
    static final int MAX_DESCRIPTION = 10_000;
    static final int MAX_PRIORITY = 5;

    public Enhancement {
        Require.text("title", title, 1, MAX_TITLE);
        Require.optionalText("description", description, MAX_DESCRIPTION);
        Require.range("priority", priority, 1, MAX_PRIORITY);
        Require.that(targetQuarter == null || Quarter.isValid(targetQuarter), "target_quarter");
        requiresConstitutionalPrinciples = List.copyOf(requiresConstitutionalPrinciples);
        dependsOn = List.copyOf(dependsOn);
    }

    /** The version an update of this state has to name. */
    public long version() {
        return revision.version();
    }

    /** The enhancement in a list's form. */
    public EnhancementSummary summary() {
        return new EnhancementSummary(id, version(), title, priority, status, targetQuarter);
    }
}
