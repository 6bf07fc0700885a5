package dev.tracker.core.transfer;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.transfer.RecordImport.ReadRecord;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks, for a batch at a time, whether what the lines refer to is there, and what they add is not. */
final class References {

    private final TransferRepository records;
    private final ImportFaults faults;

    /** That a line names something of another line. */
    private record Reference(long line, String field, RecordKind kind, UUID id) {}

    References(TransferRepository records, ImportFaults faults) {
        this.records = records;
        this.faults = faults;
    }

    void check(RecordKind kind, List<ReadRecord> batch) {
        Set<UUID> added = refuseRepeated(kind, batch);
        List<Reference> all = new ArrayList<>();
        batch.forEach(read -> add(read, all));
        Map<RecordKind, Set<UUID>> wanted = new EnumMap<>(RecordKind.class);
        all.forEach(reference ->
                wanted.computeIfAbsent(reference.kind(), any -> new HashSet<>()).add(reference.id()));
        Map<RecordKind, Set<UUID>> there = new EnumMap<>(RecordKind.class);
        wanted.forEach((of, ids) -> there.put(of, new HashSet<>(records.known(of, ids))));
        Set<UUID> ownBefore = there.computeIfAbsent(kind, any -> new HashSet<>());
        // A parent may stand in the same batch; their order is the database's to insist on.
        ownBefore.addAll(added);
        for (Reference reference : all) {
            if (!there.getOrDefault(reference.kind(), Set.of()).contains(reference.id())) {
                faults.add(
                        reference.line(),
                        reference.field(),
                        "names no " + reference.kind().word() + " of the lines before",
                        reference.id().toString());
            }
        }
    }

    private Set<UUID> refuseRepeated(RecordKind kind, List<ReadRecord> batch) {
        Set<UUID> added = new HashSet<>();
        for (ReadRecord read : batch) {
            UUID id = id(read.record());
            if (id != null && !added.add(id)) {
                faults.add(read.line(), "id", "is that of another line too", id.toString());
            }
        }
        if (added.isEmpty()) {
            return added;
        }
        Set<UUID> before = records.known(kind, added);
        for (ReadRecord read : batch) {
            UUID id = id(read.record());
            if (id != null && before.contains(id)) {
                faults.add(read.line(), "id", "is that of a line before", id.toString());
            }
        }
        return added;
    }

    /** The id that is one record's only; null where that is not asked here. */
    private static @Nullable UUID id(Record record) {
        if (record instanceof StoredItem stored) {
            return stored.item().id().value();
        }
        if (record instanceof Vendor vendor) {
            return vendor.id().value();
        }
        if (record instanceof StoredEnhancement enhancement) {
            return enhancement.id().value();
        }
        if (record instanceof StoredConflict stored) {
            return stored.conflict().id();
        }
        return null;
    }

    private static void add(ReadRecord read, List<Reference> all) {
        Record record = read.record();
        if (record instanceof StoredItem stored) {
            WorkItem item = stored.item();
            add(read, "parent_id", RecordKind.WORK_ITEM, item.placement().parentId(), all);
        } else if (record instanceof Dependency dependency) {
            add(read, "source_id", RecordKind.WORK_ITEM, dependency.sourceId(), all);
            add(read, "target_id", RecordKind.WORK_ITEM, dependency.targetId(), all);
        } else if (record instanceof Deployment deployment) {
            deployment.affectedVendors().forEach(id -> add(read, "affected_vendors", RecordKind.VENDOR, id, all));
            deployment.relatedWorkItems().forEach(id -> add(read, "related_work_items", RecordKind.WORK_ITEM, id, all));
        } else if (record instanceof StoredEnhancement enhancement) {
            add(read, "work_item_id", RecordKind.WORK_ITEM, enhancement.workItemId(), all);
        } else if (record instanceof EnhancementDependency need) {
            add(read, "enhancement_id", RecordKind.ENHANCEMENT, need.enhancementId(), all);
            add(read, "depends_on_id", RecordKind.ENHANCEMENT, need.dependsOnId(), all);
        } else if (record instanceof ProjectConfiguration configuration) {
            add(read, "current_session_id", RecordKind.WORK_ITEM, configuration.currentSessionId(), all);
        } else if (record instanceof PromptFile file) {
            add(read, "item_id", RecordKind.WORK_ITEM, file.itemId(), all);
        }
    }

    private static void add(ReadRecord read, String field, RecordKind kind, @Nullable Scalar id, List<Reference> all) {
        if (id != null) {
            all.add(new Reference(read.line(), field, kind, (UUID) id.value()));
        }
    }
}
