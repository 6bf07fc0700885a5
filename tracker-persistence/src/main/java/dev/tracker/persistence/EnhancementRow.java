package dev.tracker.persistence;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An enhancement as {@link EnhancementMapper} reads it; its components stand in the order of {@link
 * EnhancementMapper#COLUMNS}.
 *
 * @param needs ids of the enhancements it depends on, in order, joined by commas; null for none
 */
record EnhancementRow(
        EnhancementId id,
        String title,
        @Nullable String description,
        int priority,
        EnhancementStatus status,
        @Nullable String targetQuarter,
        JsonText principles,
        @Nullable String needs,
        @Nullable WorkItemId workItemId,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static EnhancementRow of(Enhancement enhancement) {
        Revision revision = enhancement.revision();
        return new EnhancementRow(
                enhancement.id(),
                enhancement.title(),
                enhancement.description(),
                enhancement.priority(),
                enhancement.status(),
                enhancement.targetQuarter(),
                JsonText.of(enhancement.requiresConstitutionalPrinciples()),
                null,
                enhancement.workItemId(),
                revision.version(),
                revision.createdAt(),
                revision.createdBy(),
                revision.updatedAt(),
                revision.updatedBy());
    }

    Enhancement toEnhancement() {
        return new Enhancement(
                id,
                title,
                description,
                priority,
                status,
                targetQuarter,
                principles.list().stream().map(String.class::cast).toList(),
                dependsOn(),
                workItemId,
                new Revision(version, createdAt, createdBy, updatedAt, updatedBy));
    }

    private List<EnhancementId> dependsOn() {
        return needs == null
                ? List.of()
                : Stream.of(needs.split(",", -1))
                        .map(need -> new EnhancementId(UUID.fromString(need)))
                        .toList();
    }
}
