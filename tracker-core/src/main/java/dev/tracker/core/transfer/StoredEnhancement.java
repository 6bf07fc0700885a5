package dev.tracker.core.transfer;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.Flat;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enhancement without what it depends on, which may stand after it. */
public record StoredEnhancement(
        EnhancementId id,
        String title,
        @Nullable String description,
        int priority,
        EnhancementStatus status,
        @Nullable String targetQuarter,
        List<String> requiresConstitutionalPrinciples,
        @Nullable WorkItemId workItemId,
        @Flat Revision revision) {

    public StoredEnhancement {
        requiresConstitutionalPrinciples = List.copyOf(requiresConstitutionalPrinciples);
        // Held to the rules of what it is a part of.
        new Enhancement(
                id,
                title,
                description,
                priority,
                status,
                targetQuarter,
                requiresConstitutionalPrinciples,
                List.of(),
                workItemId,
                revision);
    }
}
