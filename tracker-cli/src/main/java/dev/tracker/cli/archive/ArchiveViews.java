package dev.tracker.cli.archive;

import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Tone;
import dev.tracker.cli.work.WorkViews;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How archived items, and archiving, are shown. */
final class ArchiveViews {
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
            "archived_at");

    private ArchiveViews() {}

    static Answer list(Page<? extends Record> shown, Page<WorkItemSummary> page) {
        return new Answer(
                Answers.page(shown),
                page.items().stream().map(item -> item.id().toString()).toList(),
                new Rows(COLUMNS, shown.items().stream().map(RecordTree::of).toList()),
                screen -> {
                    WorkViews.table(page.items(), screen);
                    PagingOptions.tellRest(screen, page, "archived work items");
                });
    }

    static Answer outcome(ArchiveOutcome outcome, boolean dryRun) {
        return new Answer(RecordTree.of(outcome), List.of(), null, screen -> {
            String verb = dryRun ? "would be archived" : "archived";
            if (outcome.archivedCount() == 0) {
                screen.sentence("No work items " + verb + ".", Tone.FAINT);
                return;
            }
            screen.sentence(String.format(
                    Locale.ROOT,
                    "%d work items %s: %s; %s.",
                    outcome.archivedCount(),
                    verb,
                    inWords(outcome.byStatus()),
                    inWords(outcome.byType())));
        });
    }

    private static String inWords(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
