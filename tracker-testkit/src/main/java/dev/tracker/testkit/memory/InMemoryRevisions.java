package dev.tracker.testkit.memory;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.change.Change;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryRevisions implements Revisions {

    private final InMemoryUnitOfWork units;

    /** Who brought a version about, and when; null: that stays. */
    private record Stamp(Instant at, String by) {}

    InMemoryRevisions(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public Map<EntityRef, Long> holdStill(Collection<EntityRef> entities) {
        return units.ask(state -> {
            Map<EntityRef, Long> versions = new LinkedHashMap<>();
            for (EntityRef entity : entities) {
                Long version = version(state, entity);
                if (version != null) {
                    versions.put(entity, version);
                }
            }
            return versions;
        });
    }

    @Override
    public void set(Map<EntityRef, Long> versions) {
        change(versions, null);
    }

    @Override
    public void stamp(Map<EntityRef, Long> versions, Instant at, String by) {
        change(versions, new Stamp(at, by));
    }

    @Override
    public List<Change> since(Map<EntityRef, Long> versions) {
        return units.ask(state -> state.changes.stream()
                .filter(change -> {
                    Long after = versions.get(EntityRef.of(change));
                    return after != null && change.version() != null && change.version() > after;
                })
                .toList());
    }

    @Override
    public long logged(UUID requestId) {
        return units.ask(state -> state.changes.stream()
                .filter(change -> change.requestId().equals(requestId))
                .count());
    }

    private static @Nullable Long version(State state, EntityRef entity) {
        return switch (entity.entityType()) {
            case WORK_ITEM -> {
                StoredItem item = state.items.get(new WorkItemId(id(entity)));
                yield item == null || item.isArchived()
                        ? null
                        : (Long) item.item().version();
            }
            case VENDOR -> {
                Vendor vendor = state.vendors.get(new VendorId(id(entity)));
                yield vendor == null ? null : (Long) vendor.version();
            }
            case ENHANCEMENT -> {
                Enhancement enhancement = state.enhancements.get(new EnhancementId(id(entity)));
                yield enhancement == null ? null : (Long) enhancement.version();
            }
            case CONFIGURATION -> state.configuration.version();
            default -> null;
        };
    }

    private void change(Map<EntityRef, Long> versions, @Nullable Stamp stamp) {
        units.change(state -> {
            versions.forEach((entity, version) -> change(state, entity, version, stamp));
            return versions.size();
        });
    }

    private static void change(State state, EntityRef entity, long version, @Nullable Stamp stamp) {
        switch (entity.entityType()) {
            case WORK_ITEM ->
                state.items.computeIfPresent(
                        new WorkItemId(id(entity)),
                        (id, item) -> item.isArchived()
                                ? item
                                : item.revised(revision(item.item().revision(), version, stamp)));
            case VENDOR ->
                state.vendors.computeIfPresent(
                        new VendorId(id(entity)),
                        (id, vendor) -> new Vendor(
                                id,
                                vendor.name(),
                                vendor.status(),
                                vendor.extractorVersion(),
                                vendor.metadata(),
                                revision(vendor.revision(), version, stamp)));
            case ENHANCEMENT ->
                state.enhancements.computeIfPresent(
                        new EnhancementId(id(entity)),
                        (id, plan) -> new Enhancement(
                                id,
                                plan.title(),
                                plan.description(),
                                plan.priority(),
                                plan.status(),
                                plan.targetQuarter(),
                                plan.requiresConstitutionalPrinciples(),
                                plan.dependsOn(),
                                plan.workItemId(),
                                revision(plan.revision(), version, stamp)));
            case CONFIGURATION -> {
                ProjectConfiguration old = state.configuration;
                state.configuration = new ProjectConfiguration(
                        old.id(),
                        old.activeContextType(),
                        old.currentSessionId(),
                        old.gitBranch(),
                        old.gitHeadCommit(),
                        old.defaultTokenBudget(),
                        version,
                        stamp == null ? old.updatedAt() : stamp.at(),
                        stamp == null ? old.updatedBy() : stamp.by());
            }
            default ->
                throw new IllegalArgumentException("a " + entity.entityType().code() + " has no version");
        }
    }

    private static Revision revision(Revision old, long version, @Nullable Stamp stamp) {
        return new Revision(
                version,
                old.createdAt(),
                old.createdBy(),
                stamp == null ? old.updatedAt() : stamp.at(),
                stamp == null ? old.updatedBy() : stamp.by());
    }

    private static UUID id(EntityRef entity) {
        return UUID.fromString(entity.entityId());
    }
}
