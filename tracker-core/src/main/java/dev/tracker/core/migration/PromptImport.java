package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imports session prompts from files of their own. */
final class PromptImport {

    private final MigrationPorts ports;
    private final Writer writer;

    PromptImport(MigrationPorts ports, Writer writer) {
        this.ports = ports;
        this.writer = writer;
    }

    PromptImportReport run(ImportSessionPrompts command, Caller caller, MigrationProgress progress) {
        var first = writer.answered(command, caller, PromptImportReport.class);
        if (first.isPresent()) {
            return first.get();
        }
        List<PromptReading> readings = read(command.paths());
        try {
            return writer.write(command, caller, WriteScope.STRUCTURE, PromptImportReport.class, changes -> {
                PromptImportReport report = take(readings, changes, progress);
                if (command.dryRun()) {
                    throw new GivenUp(report);
                }
                return report;
            });
        } catch (GivenUp e) {
            return (PromptImportReport) e.outcome();
        }
    }

    private List<PromptReading> read(List<String> paths) {
        Set<String> names = new LinkedHashSet<>();
        paths.forEach(path -> names.addAll(ports.files().markdownAt(path)));
        Map<String, PromptReading> readings = new LinkedHashMap<>();
        for (String name : names) {
            PromptReading reading = read(name);
            readings.putIfAbsent(reading.file(), reading);
        }
        return List.copyOf(readings.values());
    }

    private PromptReading read(String name) {
        try {
            ProjectFile file = ports.files().read(name);
            return ports.promptFormat().parse(file.path(), SourceText.decode(file.bytes(), "path"));
        } catch (ValidationException e) {
            String reason =
                    e.violations().stream().map(Violation::message).collect(Collectors.joining("; ", "The file ", "."));
            return new PromptReading.Skipped(name, 1, reason);
        }
    }

    private PromptImportReport take(List<PromptReading> readings, ChangeSet changes, MigrationProgress progress) {
        Setting setting =
                Setting.of(writer::newId, changes, ports.configuration().get().defaultTokenBudget());
        Map<String, WorkItem> known = known(readings);
        Map<String, WorkItem> fresh = new LinkedHashMap<>();
        List<WorkItem> before = new ArrayList<>();
        List<WorkItem> after = new ArrayList<>();
        List<PromptImportReport.Skipped> skipped = new ArrayList<>();
        int unchanged = 0;
        for (PromptReading reading : readings) {
            if (reading instanceof PromptReading.Skipped bad) {
                skipped.add(new PromptImportReport.Skipped(bad.file(), bad.line(), bad.reason()));
                continue;
            }
            StatedPrompt prompt = ((PromptReading.Read) reading).prompt();
            try {
                WorkItem old = known.get(reading.file());
                if (old == null) {
                    fresh.put(reading.file(), PromptKind.session(prompt, setting));
                    continue;
                }
                refuseIfAway(old);
                WorkItem next = updated(old, prompt, changes);
                if (next == null) {
                    unchanged++;
                } else {
                    before.add(old);
                    after.add(next);
                }
            } catch (IllegalArgumentException e) {
                skipped.add(new PromptImportReport.Skipped(
                        reading.file(), 1, "The prompt cannot be an item: " + e.getMessage() + "."));
            }
        }
        add(fresh, changes);
        update(before, after, changes);
        progress.reached(readings.size(), readings.size());
        return new PromptImportReport(fresh.size(), after.size(), unchanged, skipped);
    }

    private void add(Map<String, WorkItem> fresh, ChangeSet changes) {
        List<WorkItem> stored = ports.intake().addItems(List.copyOf(fresh.values()));
        ItemKind.log(stored, changes);
        Map<String, WorkItemId> paths = new LinkedHashMap<>();
        fresh.forEach((path, item) -> paths.put(path, item.id()));
        ports.migrations().addPromptItems(paths);
    }

    private void update(List<WorkItem> before, List<WorkItem> after, ChangeSet changes) {
        if (!ports.intake().updateItems(before, after)) {
            throw new DatabaseException(
                    "change the record",
                    "Another write changed an item of a prompt meanwhile. Nothing was changed; try again.",
                    null);
        }
        for (int i = 0; i < after.size(); i++) {
            Map<String, FieldChange> fields = FieldChanges.between(before.get(i), after.get(i));
            WorkItem item = after.get(i);
            changes.add(EntityType.WORK_ITEM, item.id(), item.version(), Action.UPDATED, fields);
        }
    }

    private Map<String, WorkItem> known(List<PromptReading> readings) {
        List<String> paths = readings.stream().map(PromptReading::file).toList();
        Map<String, WorkItemId> ids = ports.migrations().promptItems(paths);
        List<WorkItemRef> refs = ids.values().stream().map(WorkItemRef::of).toList();
        Map<WorkItemRef, WorkItem> items =
                refs.isEmpty() ? Map.of() : ports.items().findAll(refs);
        Map<String, WorkItem> known = new LinkedHashMap<>();
        ids.forEach((path, id) -> {
            WorkItem item = items.get(WorkItemRef.of(id));
            if (item != null) {
                known.put(path, item);
            }
        });
        return known;
    }

    private static void refuseIfAway(WorkItem item) {
        if (item.isDeleted() || item.isArchived()) {
            throw new IllegalArgumentException("its item " + item.key() + " is "
                    + (item.isDeleted() ? "deleted" : "archived") + "; restore that first");
        }
    }

    /** The item as the prompt has it now; null where that is how it is. */
    private static @Nullable WorkItem updated(WorkItem item, StatedPrompt prompt, ChangeSet changes) {
        SessionMetadata known = (SessionMetadata) item.metadata();
        WorkItem next = new WorkItem(
                item.id(),
                item.key(),
                item.itemType(),
                prompt.title(),
                prompt.text().strip(),
                item.status(),
                Objects.requireNonNullElse(prompt.priority(), item.priority()),
                item.labels(),
                item.claim(),
                item.placement(),
                new SessionMetadata(
                        Objects.requireNonNullElse(prompt.tokenBudget(), known.tokenBudget()),
                        Objects.requireNonNullElse(prompt.promptsCount(), known.promptsCount()),
                        prompt.frontMatter()),
                item.git(),
                null,
                null,
                item.revision().next(changes.actor(), changes.now()));
        return FieldChanges.between(item, next).isEmpty() ? null : next;
    }
}
