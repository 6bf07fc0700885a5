package dev.tracker.testkit.model;

import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem.Lifecycle;
import dev.tracker.core.workitem.UpdateWorkItem.Move;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws writes to work items: their own, their dependencies' and claims. */
final class ItemWrites {

    /** Beyond so many items, reads show little that is new and cost more. */
    private static final int ENOUGH = 120;

    private final Draw draw;
    private final Known known;

    ItemWrites(Draw draw, Known known) {
        this.draw = draw;
        this.known = known;
    }

    Operation next() {
        int kind = draw.below(100);
        if (known.itemCount() < 5 || (kind < 26 && known.itemCount() < ENOUGH)) {
            return create();
        }
        if (kind < 60) {
            return update();
        }
        return kind < 75 ? dependency() : claim();
    }

    private Operation create() {
        ItemType type = draw.chance(2)
                ? null
                : draw.of(ItemType.TASK, ItemType.TASK, ItemType.PROJECT, ItemType.SESSION, ItemType.RESEARCH);
        ItemType described = type == null || draw.chance(4) ? draw.of(ItemType.values()) : type;
        CreateWorkItem command = new CreateWorkItem(
                type,
                draw.chance(2) ? null : draw.text(),
                metadata(described),
                draw.maybe(40, draw::text),
                draw.maybe(15, () -> draw.of(ItemStatus.values())),
                draw.maybe(60, draw::priority),
                draw.chance(2) ? draw.listOf(25, draw::label) : draw.listOf(2, draw::label),
                draw.maybe(55, known::itemRef),
                draw.maybe(15, draw::branch),
                draw.maybe(10, draw::commit),
                draw.maybe(10, () -> draw.of(1, 2, 17, 0, Integer.MAX_VALUE)),
                draw.chance(20) ? draw.listOf(3, known::itemRef) : List.of());
        return Operation.write(command, (tracker, caller) -> tracker.workItems().create(command, caller));
    }

    private Operation update() {
        WorkItem item = known.item();
        if (item == null) {
            return create();
        }
        UpdateWorkItem command = switch (draw.below(10)) {
            case 0 -> of(item, Lifecycle.DELETE, null, null);
            case 1 -> of(item, Lifecycle.RESTORE, null, null);
            case 2, 3 -> of(item, null, draw.chance(25) ? Move.TO_ROOT : new Move(known.itemRef()), null);
            case 4, 5 ->
                of(
                        item,
                        null,
                        null,
                        draw.of(ItemStatus.COMPLETED, ItemStatus.COMPLETED, ItemStatus.BLOCKED, ItemStatus.ACTIVE));
            default -> item.isDeleted() && draw.chance(50) ? of(item, Lifecycle.RESTORE, null, null) : fields(item);
        };
        return Operation.write(command, (tracker, caller) -> tracker.workItems().update(command, caller));
    }

    private UpdateWorkItem of(
            WorkItem item, @Nullable Lifecycle lifecycle, @Nullable Move move, @Nullable ItemStatus status) {
        return new UpdateWorkItem(
                known.ref(item),
                known.version(item.version()),
                null,
                null,
                status,
                null,
                null,
                null,
                move,
                null,
                null,
                null,
                lifecycle);
    }

    /** An update of some fields of some item. */
    UpdateWorkItem fields() {
        WorkItem item = known.item();
        return item == null
                ? new UpdateWorkItem(
                        known.itemRef(),
                        1L,
                        draw.text(),
                        null,
                        null,
                        draw.priority(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : fields(item);
    }

    private UpdateWorkItem fields(WorkItem item) {
        return new UpdateWorkItem(
                draw.chance(1) ? null : known.ref(item),
                draw.chance(1) ? null : (Long) known.version(item.version()),
                draw.maybe(30, draw::text),
                draw.maybe(25, draw::text),
                draw.maybe(25, () -> draw.of(ItemStatus.values())),
                draw.maybe(25, draw::priority),
                draw.maybe(25, () -> draw.listOf(3, draw::label)),
                draw.maybe(25, () -> metadata(draw.chance(92) ? item.itemType() : draw.of(ItemType.values()))),
                draw.maybe(8, () -> new Move(known.itemRef())),
                draw.maybe(15, draw::branch),
                draw.maybe(10, draw::commit),
                draw.maybe(10, () -> draw.of(1, 2, 17, 0)),
                draw.maybe(3, () -> draw.of(Lifecycle.values())));
    }

    private @Nullable Map<String, Object> metadata(ItemType type) {
        if (draw.chance(3)) {
            return null;
        }
        Map<String, Object> metadata = new HashMap<>();
        switch (type) {
            case PROJECT -> {
                metadata.put("description", draw.text());
                put(metadata, 40, "target_quarter", draw.quarter());
                put(metadata, 30, "constitutional_principles", draw.listOf(3, draw::text));
            }
            case SESSION -> {
                metadata.put(
                        "token_budget", draw.of(1_000, 200_000, 1_000_000L, new BigDecimal("2000.0"), 999, "5000"));
                metadata.put("prompts_count", draw.of(0, 3, 3L, -1));
                metadata.put("yaml_frontmatter", frontmatter());
            }
            case TASK -> {
                put(metadata, 40, "estimated_hours", hours());
                put(metadata, 30, "actual_hours", hours());
                put(metadata, 30, "blocked_reason", draw.text());
            }
            case RESEARCH -> {
                put(metadata, 50, "research_questions", draw.listOf(3, draw::text));
                put(metadata, 40, "references", draw.listOf(2, draw::text));
                put(metadata, 40, "findings_summary", draw.text());
            }
        }
        put(metadata, 3, "unknown_field", 1);
        return metadata;
    }

    private Object hours() {
        return draw.of(
                0,
                8,
                8L,
                1_000,
                1_001,
                2.5,
                0.1,
                new BigDecimal("2.50"),
                new BigDecimal("1E+2"),
                new BigDecimal("1E-7"),
                "8",
                -1);
    }

    private Map<String, Object> frontmatter() {
        Map<String, Object> object = new HashMap<>();
        put(object, 95, "schema_version", draw.of("1.0", 1, new BigDecimal("1.10")));
        put(
                object,
                30,
                "ключ",
                List.of(draw.text(), 1e40, true, Map.of("z", 0.000_1, "a", 1_000_000_000_000_000_000L)));
        put(object, 20, "", new BigDecimal("12345678901234567890.123"));
        return object;
    }

    private void put(Map<String, Object> object, int percent, String name, Object value) {
        if (draw.chance(percent)) {
            object.put(name, value);
        }
    }

    private Operation dependency() {
        SetDependency command = new SetDependency(
                draw.chance(1) ? null : known.itemRef(),
                draw.chance(1) ? null : known.itemRef(),
                draw.chance(1) ? null : draw.of(DependencyType.values()),
                draw.chance(20));
        return Operation.write(
                command, (tracker, caller) -> tracker.dependencies().set(command, caller));
    }

    private Operation claim() {
        boolean next = draw.chance(35);
        boolean odd = draw.chance(6);
        WorkItemRef id = next ? null : known.itemRef();
        ClaimWorkItem command = new ClaimWorkItem(
                odd && draw.chance(50) ? known.itemRef() : id,
                next ? filter() : ReadyFilter.ALL,
                draw.maybe(25, () -> draw.of("alice", "bob", "dora", " ", "x".repeat(101))),
                (!next || odd) && draw.chance(35),
                (!next || odd) && draw.chance(25),
                draw.maybe(odd ? 80 : 35, () -> draw.of(1, 5, 10, 10_080, odd ? 0 : 30)));
        return Operation.write(command, (tracker, caller) -> tracker.claims().claim(command, caller));
    }

    private ReadyFilter filter() {
        return new ReadyFilter(
                draw.maybe(25, known::itemRef),
                draw.maybe(20, draw::label),
                draw.maybe(20, () -> draw.of(ItemType.values())));
    }
}
