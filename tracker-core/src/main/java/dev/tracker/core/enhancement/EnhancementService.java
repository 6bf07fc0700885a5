package dev.tracker.core.enhancement;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.graph.Cycle;
import dev.tracker.core.paging.Page;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with enhancements. */
public final class EnhancementService {

    private final EnhancementRepository enhancements;
    private final ItemLookup items;
    private final ChangeLog log;
    private final UnitOfWork unitOfWork;
    private final Writer writer;

    public EnhancementService(
            EnhancementRepository enhancements,
            WorkItemRepository items,
            ChangeLog log,
            UnitOfWork unitOfWork,
            Writer writer) {
        this.enhancements = enhancements;
        this.items = new ItemLookup(items);
        this.log = log;
        this.unitOfWork = unitOfWork;
        this.writer = writer;
    }

    /** Plans an enhancement. */
    public Enhancement create(CreateEnhancement command, Caller caller) {
        boolean alone = command.dependsOn().isEmpty() && command.workItemId() == null;
        WriteScope scope = alone ? WriteScope.ROWS : WriteScope.PLACE;
        return writer.write(command, caller, scope, Enhancement.class, changes -> insert(command, changes));
    }

    /** Changes an enhancement. */
    public Enhancement update(UpdateEnhancement command, Caller caller) {
        boolean alone = command.dependsOn() == null && command.workItemId() == null;
        WriteScope scope = alone ? WriteScope.ROWS : WriteScope.STRUCTURE;
        return writer.write(command, caller, scope, Enhancement.class, changes -> change(command, changes));
    }

    /** One enhancement. */
    public Enhancement get(EnhancementId id) {
        return found(enhancements.find(id), id);
    }

    /** A page by priority, then title. */
    public Page<Enhancement> list(EnhancementQuery query) {
        return unitOfWork.read(() -> enhancements.list(query));
    }

    private Enhancement insert(CreateEnhancement command, ChangeSet changes) {
        EnhancementId id = new EnhancementId(changes.newId());
        checkNeeds(id, command.dependsOn());
        Enhancement enhancement = new Enhancement(
                id,
                Objects.requireNonNull(command.title(), "checked"),
                command.description(),
                Objects.requireNonNull(command.priority(), "checked"),
                Objects.requireNonNullElse(command.status(), EnhancementStatus.PLANNED),
                command.targetQuarter(),
                command.requiresConstitutionalPrinciples(),
                command.dependsOn(),
                item(command.workItemId()),
                Revision.first(changes.actor(), changes.now()));
        enhancements.insert(enhancement);
        changes.add(EntityType.ENHANCEMENT, id, 1L, Action.CREATED, FieldChanges.ofNew(enhancement));
        return enhancement;
    }

    private Enhancement change(UpdateEnhancement command, ChangeSet changes) {
        EnhancementId id = Objects.requireNonNull(command.id(), "checked");
        Enhancement before = found(enhancements.findForUpdate(id), id);
        long expected = Objects.requireNonNull(command.version(), "checked");
        before.revision()
                .expect(
                        expected,
                        "Enhancement '" + before.title() + "'",
                        () -> log.changedFieldsSince(EntityType.ENHANCEMENT, id.toString(), expected));
        if (command.dependsOn() != null) {
            checkNeeds(id, command.dependsOn());
        }
        Map<String, FieldChange> fields = FieldChanges.between(before, changed(before, command, before.revision()));
        if (fields.isEmpty()) {
            return before;
        }
        Enhancement stored = changed(before, command, before.revision().next(changes.actor(), changes.now()));
        if (!enhancements.update(before, stored)) {
            throw new IllegalStateException("an enhancement held still has changed: " + id);
        }
        changes.add(EntityType.ENHANCEMENT, id, stored.version(), Action.UPDATED, fields);
        return stored;
    }

    private Enhancement changed(Enhancement before, UpdateEnhancement command, Revision revision) {
        return new Enhancement(
                before.id(),
                Objects.requireNonNullElse(command.title(), before.title()),
                command.description() == null ? before.description() : command.description(),
                Objects.requireNonNullElse(command.priority(), before.priority()),
                Objects.requireNonNullElse(command.status(), before.status()),
                command.targetQuarter() == null ? before.targetQuarter() : command.targetQuarter(),
                Objects.requireNonNullElse(
                        command.requiresConstitutionalPrinciples(), before.requiresConstitutionalPrinciples()),
                Objects.requireNonNullElse(command.dependsOn(), before.dependsOn()),
                command.workItemId() == null ? before.workItemId() : item(command.workItemId()),
                revision);
    }

    private void checkNeeds(EnhancementId id, List<EnhancementId> needs) {
        if (needs.isEmpty()) {
            return;
        }
        Violations violations = new Violations();
        Set<EnhancementId> seen = new HashSet<>();
        for (int i = 0; i < needs.size(); i++) {
            if (needs.get(i).equals(id)) {
                violations.add("depends_on[" + i + "]", "must be another enhancement", id.toString());
            } else if (!seen.add(needs.get(i))) {
                violations.add(
                        "depends_on[" + i + "]", "is named twice", needs.get(i).toString());
            }
        }
        violations.throwIfAny();
        Map<EnhancementId, String> titles = enhancements.titles(needs);
        needs.stream().filter(need -> !titles.containsKey(need)).findFirst().ifPresent(unknown -> {
            throw new NotFoundException("enhancement", unknown.toString(), List.of());
        });
        refuseCycle(id, needs);
    }

    private void refuseCycle(EnhancementId id, List<EnhancementId> needs) {
        List<EnhancementId> cycle = Cycle.through(id, needs, enhancements.needsReachableFrom(needs));
        if (!cycle.isEmpty()) {
            Map<EnhancementId, String> titles = enhancements.titles(cycle);
            throw new CycleException(
                    "enhancement dependency",
                    cycle.stream()
                            .map(step -> new CycleException.Step(
                                    step.toString(), titles.getOrDefault(step, step.toString())))
                            .toList());
        }
    }

    private @Nullable WorkItemId item(@Nullable WorkItemRef ref) {
        return ref == null ? null : items.getUsable("work_item_id", ref).id();
    }

    private static Enhancement found(Optional<Enhancement> enhancement, EnhancementId id) {
        return enhancement.orElseThrow(() -> new NotFoundException("enhancement", id.toString(), List.of()));
    }
}
