package dev.tracker.testkit.model;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.OperationNames;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Draws conflicts of offline writes with what the record holds, and how they are resolved. */
final class ConflictCalls {

    private static final int OPEN = 4;

    private final Draw draw;
    private final Known known;
    private final List<UUID> conflicts = new ArrayList<>();

    ConflictCalls(Draw draw, Known known) {
        this.draw = draw;
        this.known = known;
    }

    Operation next(Instant now) {
        WorkItem item = known.item();
        return switch (draw.below(5)) {
            case 0 -> Operation.read("sync status", tracker -> tracker.sync().status());
            case 1 -> Operation.read("sync now", tracker -> tracker.sync().now());
            case 2 -> item == null || conflicts.size() > OPEN ? resolve() : conflict(item, now);
            default -> resolve();
        };
    }

    /** What a replay keeps of an offline write to a title that others changed too. */
    private Operation conflict(WorkItem item, Instant now) {
        String title = draw.of("Mine 世界", "login", "STRASSE", "it's \"mine\"");
        EntityRef entity = new EntityRef(EntityType.WORK_ITEM, item.id().toString());
        UUID journal = draw.id();
        UUID request = draw.id();
        UpdateWorkItem command = UpdateWorkItem.of(item).title(title).build();
        Change change = new Change(
                0,
                now,
                "çarol",
                entity.entityType(),
                entity.entityId(),
                item.version() + 1,
                Action.UPDATED,
                Map.of("title", new FieldChange(item.title(), title)),
                request);
        Written write = new Written(
                request,
                true,
                now,
                "çarol",
                OperationNames.of(UpdateWorkItem.class),
                RecordTree.stored(command),
                List.of(),
                List.of(change),
                Map.of());
        JournalEntry entry = new JournalEntry(
                1, journal, write, List.of(new BaseVersion(entity.entityType(), entity.entityId(), item.version())));
        Conflict conflict = new Conflict(
                draw.id(),
                journal,
                entity,
                List.of(entity),
                Map.of("title", title),
                Map.of("title", item.title()),
                "Both changed the title.",
                "çarol",
                now,
                List.of(entry));
        conflicts.add(conflict.id());
        return new Operation.Read(
                "conflict " + conflict,
                participant -> participant.ports().unitOfWork().write(WriteScope.ROWS, () -> {
                    participant.ports().conflicts().put(conflict);
                    return conflict.id().toString();
                }));
    }

    /** Always under an id of the run's, as the record makes random ones. */
    private Operation resolve() {
        UUID id = conflicts.isEmpty() || draw.chance(10) ? draw.id() : draw.of(conflicts);
        ResolveConflict command = new ResolveConflict(
                draw.chance(3) ? null : id, draw.chance(3) ? null : draw.of(Side.MINE, Side.THEIRS));
        Caller caller = known.caller().withRequest(draw.id());
        if (draw.chance(80)) {
            conflicts.remove(id);
        }
        return Operation.read(
                command + " by " + caller, tracker -> tracker.sync().resolve(command, caller));
    }
}
