package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyService;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the last migration back. */
final class Rollback {

    private static final int SHOWN = 20;

    private final MigrationPorts ports;
    private final ProjectFiles files;
    private final Writer writer;

    Rollback(MigrationPorts ports, Writer writer) {
        this.ports = ports;
        this.files = ports.files();
        this.writer = writer;
    }

    MigrationRollback run(RollBackMigration command, Caller caller) {
        return files.exclusively(() -> writer.write(
                command,
                caller,
                WriteScope.STRUCTURE,
                MigrationRollback.class,
                changes -> takeBack(command.force(), changes)));
    }

    private MigrationRollback takeBack(boolean force, ChangeSet changes) {
        MigrationRun run = ports.migrations()
                .lastForUpdate()
                .orElseThrow(() -> new NotFoundException(
                        "migration",
                        "last",
                        List.of(),
                        "There is no migration to be taken back: none was made, or each was taken back already."));
        Takeout.Entities made = ports.takeout().importedBy(run.requestId());
        Map<UUID, String> names = names(made);
        WorkItemId session = ports.configuration().getForUpdate().currentSessionId();
        Set<UUID> staying = staying(names.keySet(), session);
        List<Dependency> dependencies = ports.takeout().dependenciesAmong(names.keySet());
        List<Violation> faults = new ArrayList<>(changedSince(made));
        dependencies.forEach(dependency -> faults.add(new Violation(
                String.valueOf(names.get(dependency.sourceId().value())),
                "was joined with " + names.get(dependency.targetId().value()) + " by a dependency since",
                null)));
        staying.forEach(id -> faults.add(new Violation(String.valueOf(names.get(id)), whyItStays(id, session), null)));
        if (!force) {
            refuseIfAny(faults);
        }
        List<MigrationWarning> warnings = new ArrayList<>();
        staying.forEach(id -> warnings.add(new MigrationWarning(
                MigrationWarning.KEPT, names.get(id) + " stays: it " + whyItStays(id, session) + ".", null)));
        Takeout.Entities leaving = without(made, staying);
        remove(leaving, dependencies, changes);
        ports.migrations().markRolledBack(run.id(), changes.now(), changes.actor());
        // The file last: what fails from here on undoes the record's part, and this can be done again.
        SourceRestore.Restored restored = new SourceRestore(ports).restore(run, force, warnings);
        return new MigrationRollback(
                true,
                true,
                leaving.items().size(),
                leaving.vendors().size(),
                leaving.deployments().size(),
                leaving.enhancements().size(),
                restored.path(),
                restored.kept(),
                warnings);
    }

    private static String whyItStays(UUID id, @Nullable WorkItemId session) {
        return session != null && id.equals(session.value())
                ? "is the current session of the configuration"
                : "is referred to by what was not migrated, or stays";
    }

    private void remove(Takeout.Entities leaving, List<Dependency> dependencies, ChangeSet changes) {
        Set<UUID> ids = names(leaving).keySet();
        // What refers to one that stays refers both ways, so that both its ends stay or both leave.
        dependencies.stream()
                .filter(dependency -> ids.contains(dependency.sourceId().value()))
                .forEach(dependency -> DependencyService.logRemoval(dependency, changes));
        for (DeploymentDetails details : leaving.deployments()) {
            log(EntityType.DEPLOYMENT, details.id(), stored(details), changes);
        }
        leaving.enhancements().forEach(plan -> log(EntityType.ENHANCEMENT, plan.id(), plan, changes));
        leaving.items()
                .forEach(item -> changes.add(
                        EntityType.WORK_ITEM,
                        item.id(),
                        null,
                        Action.DELETED,
                        Setting.unlogged(item, item.revision().createdAt())));
        leaving.vendors().forEach(vendor -> log(EntityType.VENDOR, vendor.id(), vendor, changes));
        if (!ids.isEmpty()) {
            ports.takeout().remove(ids);
        }
    }

    /** The log only grows: it keeps what the entity was, and that it is gone. */
    private static void log(EntityType type, Scalar id, Record entity, ChangeSet changes) {
        changes.add(type, id, null, Action.DELETED, FieldChanges.ofRemoved(entity));
    }

    private List<Violation> changedSince(Takeout.Entities made) {
        List<Violation> faults = new ArrayList<>();
        for (WorkItem item : made.items()) {
            if (item.version() != 1 || item.isArchived()) {
                faults.add(changed(name(item)));
            }
        }
        made.vendors().stream()
                .filter(vendor -> vendor.version() != 1)
                .forEach(vendor -> faults.add(changed("vendor '" + vendor.name() + "'")));
        made.enhancements().stream()
                .filter(plan -> plan.version() != 1)
                .forEach(plan -> faults.add(changed("enhancement '" + plan.title() + "'")));
        return faults;
    }

    private static Violation changed(String name) {
        return new Violation(name, "was changed since the migration", null);
    }

    private static void refuseIfAny(List<Violation> faults) {
        if (faults.isEmpty()) {
            return;
        }
        List<Violation> shown = new ArrayList<>(faults.subList(0, Math.min(SHOWN, faults.size())));
        if (faults.size() > SHOWN) {
            shown.add(new Violation((faults.size() - SHOWN) + " others", "were changed too or are referred to", null));
        }
        shown.add(new Violation("force", "takes out what was changed too", false));
        throw new ValidationException(shown);
    }

    /** Those that something refers to that is not leaving, with all that those refer to. */
    private Set<UUID> staying(Set<UUID> ids, @Nullable WorkItemId session) {
        Set<UUID> staying = new LinkedHashSet<>();
        if (session != null && ids.contains(session.value())) {
            staying.add(session.value());
        }
        List<Takeout.Reference> references = ports.takeout().referencesTo(ids);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Takeout.Reference reference : references) {
                boolean held = !ids.contains(reference.referrer()) || staying.contains(reference.referrer());
                grown |= held && staying.add(reference.target());
            }
        }
        Set<UUID> inOrder = new LinkedHashSet<>(ids);
        inOrder.retainAll(staying);
        return inOrder;
    }

    private static Map<UUID, String> names(Takeout.Entities made) {
        Map<UUID, String> names = new LinkedHashMap<>();
        made.deployments()
                .forEach(event -> names.put(
                        event.id().value(), "deployment PR #" + event.metadata().prNumber()));
        made.enhancements().forEach(plan -> names.put(plan.id().value(), "enhancement '" + plan.title() + "'"));
        made.items().forEach(item -> names.put(item.id().value(), name(item)));
        made.vendors().forEach(vendor -> names.put(vendor.id().value(), "vendor '" + vendor.name() + "'"));
        return names;
    }

    private static String name(WorkItem item) {
        return "work item " + item.key() + " '" + item.title() + "'";
    }

    private static Takeout.Entities without(Takeout.Entities made, Set<UUID> staying) {
        return new Takeout.Entities(
                made.items().stream()
                        .filter(item -> !staying.contains(item.id().value()))
                        .toList(),
                made.vendors().stream()
                        .filter(vendor -> !staying.contains(vendor.id().value()))
                        .toList(),
                made.deployments().stream()
                        .filter(event -> !staying.contains(event.id().value()))
                        .toList(),
                made.enhancements().stream()
                        .filter(plan -> !staying.contains(plan.id().value()))
                        .toList());
    }

    private static Deployment stored(DeploymentDetails details) {
        return new Deployment(
                details.id(),
                details.deployedAt(),
                details.commitHash(),
                details.metadata(),
                details.affectedVendors().stream().map(vendor -> vendor.id()).toList(),
                details.relatedWorkItems().stream().map(item -> item.id()).toList(),
                details.createdAt(),
                details.createdBy());
    }
}
