package dev.tracker.core.transfer;

import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.Precedence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has to come before what: kinds, numbers of changes, and what waits for what without end. */
final class Order {

    private final ImportFaults faults;
    // The graph alone is held while the lines pass: a cycle may span all of them.
    private final Map<UUID, List<UUID>> items = new HashMap<>();
    private final Map<UUID, List<UUID>> enhancements = new HashMap<>();
    private @Nullable RecordKind reached;
    private long lastSeq;

    Order(ImportFaults faults) {
        this.faults = faults;
    }

    /** The kind of the next line; null where it is none, or cannot stand here. */
    @Nullable
    RecordKind kind(long line, @Nullable Object word) {
        for (RecordKind kind : RecordKind.values()) {
            if (kind.word().equals(word)) {
                if (reached != null && kind.compareTo(reached) < 0) {
                    faults.add(line, ExportFormat.KIND, "may not stand after " + reached.word(), word);
                    return null;
                }
                reached = kind;
                return kind;
            }
        }
        faults.add(line, ExportFormat.KIND, "must be a kind of record", word);
        return null;
    }

    void take(long line, RecordKind kind, Record record) {
        if (record instanceof StoredChange change) {
            if (change.seq() <= lastSeq) {
                faults.add(line, "seq", "must be greater than that of the line before, " + lastSeq, change.seq());
            }
            lastSeq = Math.max(lastSeq, change.seq());
        } else if (record instanceof Dependency dependency) {
            Precedence order = dependency.precedence();
            edge(items, order.first().value(), order.then().value());
        } else if (record instanceof EnhancementDependency need) {
            edge(enhancements, need.dependsOnId().value(), need.enhancementId().value());
        }
    }

    private static void edge(Map<UUID, List<UUID>> graph, UUID first, UUID then) {
        graph.computeIfAbsent(first, any -> new ArrayList<>(1)).add(then);
    }

    long lastSeq() {
        return lastSeq;
    }

    /** Adds a fault for dependencies that wait for each other. */
    void dependencyCycle() {
        tell(Cycles.find(items), "dependencies of work items");
        tell(Cycles.find(enhancements), "dependencies of enhancements");
    }

    private void tell(List<UUID> cycle, String what) {
        if (!cycle.isEmpty()) {
            faults.addWhole(
                    what,
                    "wait for each other: "
                            + String.join(
                                    " → ",
                                    cycle.stream().limit(20).map(UUID::toString).toList()));
        }
    }
}
