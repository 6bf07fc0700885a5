package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How enhancements are shown. */
public final class EnhancementViews {
    private static final List<String> COLUMNS =
            List.of("id", "version", "title", "priority", "status", "target_quarter");

    private EnhancementViews() {}

    static Answer enhancement(Enhancement enhancement) {
        return Answer.of(RecordTree.of(enhancement), enhancement.id(), screen -> show(enhancement, screen));
    }

    static Answer list(Page<Enhancement> page, boolean whole) {
        Page<? extends Record> shown = whole ? page : page.map(Enhancement::summary);
        return new Answer(
                Answers.page(shown),
                page.items().stream().map(entry -> entry.id().toString()).toList(),
                new Rows(COLUMNS, shown.items().stream().map(RecordTree::of).toList()),
                screen -> {
                    table(page.items().stream().map(Enhancement::summary).toList(), screen);
                    PagingOptions.tellRest(screen, page, "enhancements");
                });
    }

    /** The enhancements in a table; nothing where there is none. */
    public static void table(List<EnhancementSummary> enhancements, Screen screen) {
        TableOutput table = new TableOutput(
                Column.right("P"),
                Column.left("STATUS"),
                Column.flexible("TITLE"),
                Column.left("QUARTER"),
                Column.whole("ID"));
        for (EnhancementSummary enhancement : enhancements) {
            table.row(
                    Cell.of(enhancement.priority()),
                    status(enhancement.status()),
                    Cell.of(enhancement.title(), Tone.STRONG),
                    Cell.of(enhancement.targetQuarter()),
                    Cell.recorded(enhancement.id(), Tone.FAINT));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
    }

    private static void show(Enhancement enhancement, Screen screen) {
        screen.details(new DetailOutput()
                .add("title", Cell.of(enhancement.title(), Tone.STRONG))
                .add("id", enhancement.id())
                .add("status", status(enhancement.status()))
                .add("priority", enhancement.priority())
                .add("quarter", enhancement.targetQuarter())
                .add("principles", String.join(", ", enhancement.requiresConstitutionalPrinciples()))
                .add(
                        "depends on",
                        enhancement.dependsOn().stream()
                                .map(id -> id.value().toString())
                                .collect(Collectors.joining("\n")))
                .add("work item", enhancement.workItemId())
                .add("description", enhancement.description())
                .add("version", enhancement.version())
                .add(
                        "updated",
                        screen.time(enhancement.revision().updatedAt()) + " by "
                                + enhancement.revision().updatedBy()));
    }

    private static Cell status(EnhancementStatus status) {
        return Cell.of(
                status.name().toLowerCase(Locale.ROOT), status == EnhancementStatus.COMPLETED ? Tone.GOOD : Tone.PLAIN);
    }
}
