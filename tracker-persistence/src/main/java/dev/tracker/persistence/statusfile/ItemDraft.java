package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Lines;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A work item whose fields are being read. */
final class ItemDraft {

    private static final int MAX_BRANCH = 255;
    private static final int MAX_DEPTH = 5;

    private final Findings findings;
    private final Block heading;
    private final @Nullable ItemDraft holder;
    private final @Nullable ItemType type;
    private final String title;
    private final Set<String> references = new LinkedHashSet<>();
    private int last;
    private boolean item;
    private @Nullable ItemStatus status;
    private @Nullable Integer priority;
    private @Nullable Instant created;
    private @Nullable String branch;
    private @Nullable String parent;
    private @Nullable String description;

    ItemDraft(Findings findings, Block heading, @Nullable ItemDraft holder, @Nullable ItemType type, String title) {
        this.findings = findings;
        this.heading = heading;
        this.holder = holder;
        this.type = type;
        this.title = title;
        this.last = heading.from();
        references.addAll(StatedWorkItem.referencesIn(title));
        if (type != null) {
            item = true;
            findings.take(heading.from(), heading.from(), LineUse.ENTRY);
        }
    }

    int line() {
        return heading.from();
    }

    int column() {
        return heading.column();
    }

    String title() {
        return title;
    }

    @Nullable
    ItemType type() {
        return type;
    }

    /** What its own line gives for its parent. */
    @Nullable
    String parent() {
        return parent;
    }

    /** Whether it is one: it has a type, or at least a field. */
    boolean isItem() {
        return item;
    }

    /** The item that it is nested in. */
    @Nullable
    ItemDraft holder() {
        ItemDraft above = holder;
        while (above != null && !above.isItem()) {
            above = above.holder;
        }
        return above;
    }

    /** Whether a heading further right, or deeper at the same place, is nested in this item. */
    boolean holds(Block other) {
        return other.column() > heading.column()
                || (other.column() == heading.column() && other.level() > heading.level());
    }

    void take(Field field, SourceLines source, Regions regions) {
        int end = field.line();
        boolean taken;
        switch (field.name()) {
            case "status" -> taken = status(field);
            case "priority" -> taken = priority(field);
            case "created", "created at" -> taken = created(field);
            case "branch" -> taken = branch(field);
            case "parent" -> taken = parent(field);
            case "work items", "work item", "reference", "references" -> taken = references(field);
            case "description" -> {
                taken = description(field, source, regions);
                end = taken ? field.lastLine(source, regions) : end;
            }
            default -> taken = false;
        }
        if (taken) {
            item = true;
            last = Math.max(last, end);
            findings.take(line(), line(), LineUse.ENTRY);
            findings.take(field.line(), end, LineUse.ENTRY);
        }
    }

    private boolean status(Field field) {
        ItemStatus said = Words.read(ItemStatus.class, field.plain());
        if (said == null || status != null) {
            return unreadable(field, "must be active, blocked or completed, given once");
        }
        status = said;
        return true;
    }

    private boolean priority(Field field) {
        Integer said = Ranks.priority(field.plain());
        if (said == null || priority != null) {
            return unreadable(field, "must be 1 to 5, P0 to P3, critical, high, medium or low, given once");
        }
        if (said < 1 || said > WorkItem.MAX_PRIORITY) {
            fault("priority", "must be 1 to 5", field.value(), field.line());
        } else {
            priority = said;
        }
        return true;
    }

    private boolean created(Field field) {
        Instant said = Moments.read(field.plain());
        if (said == null || created != null) {
            return unreadable(field, "must be a time such as 2026-01-05 09:00:00 UTC, given once");
        }
        created = said;
        return true;
    }

    private boolean branch(Field field) {
        String text = field.value();
        if (branch != null || text.isEmpty()) {
            return unreadable(field, "is empty or given twice");
        }
        branch = field.plain();
        findings.checkLength(Section.WORK_ITEMS, title, "branch_name", branch, 1, MAX_BRANCH, field.line());
        return true;
    }

    private boolean parent(Field field) {
        if (parent != null || field.value().isEmpty()) {
            return unreadable(field, "is empty or given twice");
        }
        parent = field.plain();
        return true;
    }

    private boolean references(Field field) {
        List<String> named = StatedWorkItem.referencesIn(field.value());
        references.addAll(named);
        return !named.isEmpty();
    }

    private boolean description(Field field, SourceLines source, Regions regions) {
        if (description != null) {
            return unreadable(field, "is given twice");
        }
        description = field.text(source, regions).strip();
        findings.checkLength(
                Section.WORK_ITEMS, title, "description", description, 0, WorkItem.MAX_DESCRIPTION, field.line());
        references.addAll(StatedWorkItem.referencesIn(description));
        return true;
    }

    private boolean unreadable(Field field, String rule) {
        findings.unreadable(field.line(), field.name(), field.value(), rule);
        return false;
    }

    private void fault(String field, String message, String value, int at) {
        findings.fault(Section.WORK_ITEMS, title, field, message, value, at);
    }

    Lines lines() {
        return new Lines(line(), last);
    }

    StatedWorkItem stated(int depth) {
        findings.checkLength(Section.WORK_ITEMS, title, "title", title, 1, WorkItem.MAX_TITLE, line());
        if (depth > MAX_DEPTH) {
            fault("depth", "must be at most " + MAX_DEPTH, Integer.toString(depth), line());
        }
        if (references.size() > WorkItem.MAX_LABELS) {
            fault("labels", "must be at most " + WorkItem.MAX_LABELS, references.size() + " references", line());
        }
        return new StatedWorkItem(
                type == null ? ItemType.TASK : type,
                title,
                depth,
                status,
                priority,
                created,
                branch,
                parent,
                description,
                List.copyOf(references));
    }
}
