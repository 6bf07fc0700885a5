package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Session prompts in files of their own, with the items that they became. */
final class PromptFiles {

    private final MigrationPorts ports;
    private final Map<String, PromptReading> readings;

    private PromptFiles(MigrationPorts ports, Map<String, PromptReading> readings) {
        this.ports = ports;
        this.readings = readings;
    }

    /**
     * Reads files, and the Markdown files of folders, each once however often it is named.
     *
     * @param field under which a fault of a path is reported, such as {@code paths}
     * @throws ValidationException with every path that names nothing that may be read
     */
    static PromptFiles read(String field, List<String> paths, MigrationPorts ports) {
        Set<String> names = new LinkedHashSet<>();
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            try {
                names.addAll(ports.files().markdownAt(paths.get(i)));
            } catch (ValidationException e) {
                for (Violation fault : e.violations()) {
                    faults.add(new Violation(field + "[" + i + "]", fault.message(), fault.rejectedValue()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        Map<String, PromptReading> readings = new LinkedHashMap<>();
        for (String name : names) {
            PromptReading reading = read(name, ports);
            readings.putIfAbsent(reading.file(), reading);
        }
        return new PromptFiles(ports, readings);
    }

    private static PromptReading read(String name, MigrationPorts ports) {
        try {
            var file = ports.files().read(name);
            return ports.promptFormat().parse(file.path(), SourceText.decode(file.bytes(), "path"));
        } catch (ValidationException e) {
            String reason =
                    e.violations().stream().map(Violation::message).collect(Collectors.joining("; ", "The file ", "."));
            return new PromptReading.Skipped(name, 1, reason);
        }
    }

    /** What became of each file, in the order in which they were named. */
    List<PromptReading> readings() {
        return List.copyOf(readings.values());
    }

    /** The items that the files became before, by path, as they are now; deleted and archived ones too. */
    Map<String, WorkItem> known() {
        if (readings.isEmpty()) {
            return Map.of();
        }
        Map<String, WorkItemId> ids = ports.migrations().promptItems(readings.keySet());
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

    /** Adds items that files became, by path, and logs them. */
    void add(Map<String, WorkItem> fresh, ChangeSet changes) {
        if (fresh.isEmpty()) {
            return;
        }
        ItemKind.log(ports.intake().addItems(List.copyOf(fresh.values())), changes);
        Map<String, WorkItemId> paths = new LinkedHashMap<>();
        fresh.forEach((path, item) -> paths.put(path, item.id()));
        ports.migrations().addPromptItems(paths);
    }
}
