package dev.tracker.cli.work;

import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.cli.output.TreeOutput;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.ClaimOutcome;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemNode;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.Locale;

/** How work items are shown in lists and trees. */
public final class WorkViews {
    private static final List<String> COLUMNS = List.of(
            "id",
            "key",
            "version",
            "item_type",
            "title",
            "status",
            "priority",
            "depth",
            "parent_id",
            "assignee",
            "updated_at",
            "deleted_at");

    private WorkViews() {}

    static Answer list(Page<? extends Record> shown, Page<WorkItemSummary> page) {
        return new Answer(
                Answers.page(shown),
                page.items().stream().map(item -> item.id().toString()).toList(),
                new Rows(COLUMNS, shown.items().stream().map(RecordTree::of).toList()),
                screen -> {
                    table(page.items(), screen);
                    PagingOptions.tellRest(screen, page, "work items");
                });
    }

    /** An item after a change, and what became ready by it. */
    static Answer updated(UpdatedWorkItem updated) {
        return Answer.of(Answers.updated(updated), updated.item().id(), screen -> {
            screen.line(
                    Cell.of(updated.item().key(), Tone.STRONG),
                    status(updated.item().status()),
                    Cell.of(updated.item().title()),
                    Cell.of("(version " + updated.item().version() + ")", Tone.FAINT));
            if (!updated.becameReady().isEmpty()) {
                screen.heading("Ready now");
                table(updated.becameReady(), screen);
            }
        });
    }

    /** What was claimed or given back. */
    static Answer claimed(ClaimOutcome outcome) {
        WorkItem item = outcome.item();
        if (item == null) {
            return Answer.of(Answers.claim(outcome), "", screen -> screen.sentence("Nothing is ready.", Tone.FAINT));
        }
        return Answer.of(Answers.claim(outcome), item.id(), screen -> {
            Claim claim = item.claim();
            String holder = claim == null ? "free" : "claimed by " + claim.assignee();
            screen.line(
                    Cell.of(item.key(), Tone.STRONG),
                    Cell.of(holder),
                    Cell.of(item.title()),
                    Cell.of("(version " + item.version() + ")", Tone.FAINT));
        });
    }

    /** The items in a table; nothing where there is none. */
    public static void table(List<WorkItemSummary> items, Screen screen) {
        TableOutput table = new TableOutput(
                Column.whole("KEY"),
                Column.left("TYPE"),
                Column.left("STATUS"),
                Column.right("P"),
                Column.flexible("TITLE"),
                Column.left("ASSIGNEE"),
                Column.spare("UPDATED"));
        for (WorkItemSummary item : items) {
            table.row(
                    Cell.recorded(item.key(), Tone.STRONG),
                    Cell.of(word(item.itemType())),
                    item.deletedAt() == null ? status(item.status()) : Cell.of("deleted", Tone.FAINT),
                    Cell.of(item.priority()),
                    Cell.of(item.title()),
                    Cell.of(item.assignee()),
                    Cell.recorded(screen.time(item.updatedAt()), Tone.FAINT));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
    }

    static TreeOutput.Node node(WorkItemNode node) {
        return node(node.item(), node.children().stream().map(WorkViews::node).toList());
    }

    static TreeOutput.Node node(WorkItemSummary item, List<TreeOutput.Node> children) {
        return new TreeOutput.Node(
                List.of(
                        Cell.recorded(item.key(), Tone.STRONG),
                        status(item.status()),
                        Cell.of(item.title()),
                        Cell.of(word(item.itemType()), Tone.FAINT),
                        Cell.of(item.deletedAt() == null ? null : "deleted", Tone.BAD)),
                children);
    }

    /** A status in its colour. */
    public static Cell status(ItemStatus status) {
        Tone tone = switch (status) {
            case ACTIVE -> Tone.PLAIN;
            case COMPLETED -> Tone.GOOD;
            case BLOCKED -> Tone.BAD;
        };
        return Cell.of(word(status), tone);
    }

    /** A constant's name as people read it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
