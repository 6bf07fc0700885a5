package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        PromptFiles files = PromptFiles.read("paths", command.paths(), ports);
        try {
            return writer.write(command, caller, WriteScope.STRUCTURE, PromptImportReport.class, changes -> {
                PromptImportReport report = take(files, changes, progress);
                if (command.dryRun()) {
                    throw new GivenUp(report);
                }
                return report;
            });
        } catch (GivenUp e) {
            return (PromptImportReport) e.outcome();
        }
    }

    private PromptImportReport take(PromptFiles files, ChangeSet changes, MigrationProgress progress) {
        Setting setting =
                Setting.of(changes::newId, changes, ports.configuration().get().defaultTokenBudget());
        List<PromptReading> readings = files.readings();
        Map<String, WorkItem> known = files.known();
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
        files.add(fresh, changes);
        update(before, after, changes);
        progress.reached(readings.size(), readings.size());
        return new PromptImportReport(fresh.size(), after.size(), unchanged, skipped);
    }

    private void update(List<WorkItem> before, List<WorkItem> after, ChangeSet changes) {
        if (!ports.intake().updateItems(before, after)) {
            throw new DatabaseException(
                    DatabaseException.WRITE,
                    "Another write changed an item of a prompt meanwhile. Nothing was changed; try again.",
                    null);
        }
        for (int i = 0; i < after.size(); i++) {
            Map<String, FieldChange> fields = FieldChanges.between(before.get(i), after.get(i));
            WorkItem item = after.get(i);
            changes.add(EntityType.WORK_ITEM, item.id(), item.version(), Action.UPDATED, fields);
        }
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
