package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.workitem.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The prompt files that are migrated along with a status file; one is known by its path. */
final class NamedPrompts {

    private final PromptFiles files;
    private final List<PromptReading.Read> sound = new ArrayList<>();
    private final List<MigrationWarning> skipped = new ArrayList<>();
    private final Map<String, String> faults = new HashMap<>();
    private final Setting setting;

    NamedPrompts(PromptFiles files, Setting setting) {
        this.files = files;
        this.setting = setting;
        for (PromptReading reading : files.readings()) {
            if (reading instanceof PromptReading.Read read) {
                sound.add(read);
            } else if (reading instanceof PromptReading.Skipped bad) {
                skipped.add(new MigrationWarning(
                        MigrationWarning.PROMPT_SKIPPED,
                        String.format(
                                Locale.ROOT, "%s, line %d, was skipped: %s", bad.file(), bad.line(), bad.reason()),
                        null));
            }
        }
    }

    /** How many of them can be items. */
    int count() {
        return sound.size();
    }

    /** Adds an item for each that never became one. */
    void addMissing(ChangeSet changes) {
        Map<String, WorkItem> known = files.known();
        Map<String, WorkItem> fresh = new LinkedHashMap<>();
        for (PromptReading.Read read : sound) {
            if (!known.containsKey(read.file())) {
                try {
                    fresh.put(read.file(), PromptKind.session(read.prompt(), setting));
                } catch (IllegalArgumentException e) {
                    faults.put(read.file(), String.valueOf(e.getMessage()));
                }
            }
        }
        files.add(fresh, changes);
    }

    /** Compares the files with what is read back from the record. */
    Reconciliation.Check check() {
        Map<String, WorkItem> known = files.known();
        List<String> missing = new ArrayList<>();
        for (PromptReading.Read read : sound) {
            WorkItem item = known.get(read.file());
            List<String> differences = item == null
                    ? List.of(faults.getOrDefault(read.file(), "is not in the record"))
                    : differences(read.prompt(), item);
            if (!differences.isEmpty()) {
                missing.add(read.file() + ": " + String.join("; ", differences));
            }
        }
        return new Reconciliation.Check(sound.size(), sound.size() - missing.size(), missing.isEmpty(), missing);
    }

    /** Of files that are no prompts, which no check is about. */
    List<MigrationWarning> warnings() {
        return skipped;
    }

    private static List<String> differences(StatedPrompt stated, WorkItem item) {
        List<String> differences = new ArrayList<>();
        if (item.isDeleted()) {
            differences.add("its item " + item.key() + " is deleted; restore that first");
        }
        if (!stated.title().equals(item.title())) {
            differences.add("title is '" + item.title() + "'");
        }
        if (!stated.text().strip().equals(item.description())) {
            differences.add("description is another");
        }
        differences.addAll(PromptKind.fieldsThatDiffer(stated, item));
        return differences;
    }
}
