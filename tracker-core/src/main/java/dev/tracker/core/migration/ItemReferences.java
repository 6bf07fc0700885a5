package dev.tracker.core.migration;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items that deployments refer to: those that carry the reference as a label, else the one of that key. */
final class ItemReferences {

    private final Map<String, List<WorkItemId>> items = new HashMap<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Intake intake;
    private final WorkItemRepository repository;

    ItemReferences(ParsedStatusFile file, Intake intake, WorkItemRepository repository) {
        for (Entry<StatedDeployment> entry : file.deployments()) {
            references.addAll(entry.stated().references());
        }
        this.intake = intake;
        this.repository = repository;
    }

    /** Looks the references up in the record as it is now. */
    void lookUp() {
        items.clear();
        if (references.isEmpty()) {
            return;
        }
        for (WorkItem item : intake.itemsLabelled(references)) {
            for (String label : item.labels()) {
                if (references.contains(label)) {
                    items.computeIfAbsent(label, any -> new ArrayList<>()).add(item.id());
                }
            }
        }
        List<WorkItemRef> others = references.stream()
                .filter(reference -> !items.containsKey(reference))
                .map(WorkItemRef::new)
                .toList();
        if (!others.isEmpty()) {
            repository.findAll(others).forEach((ref, item) -> {
                if (!item.isDeleted()) {
                    items.put(ref.value(), List.of(item.id()));
                }
            });
        }
    }

    /** The items of a reference; none where nothing carries it. */
    List<WorkItemId> of(String reference) {
        return items.getOrDefault(reference, List.of());
    }
}
