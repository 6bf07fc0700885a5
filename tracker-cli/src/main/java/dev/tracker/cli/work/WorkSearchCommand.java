package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemService;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkSearchCommand implements Action {
    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "Words that title, description or metadata hold, all of them; the last may be a beginning.")
    private List<String> words = List.of();

    @Option(names = "--full", description = "Whole items with --json, not summaries.")
    private boolean full;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    WorkSearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        PageRequest first = paging.request(values);
        values.check();
        String text = String.join(" ", words);
        WorkItemService items = session.tracker().workItems();
        if (full) {
            Page<WorkItem> page = paging.read(first, request -> items.listWhole(WorkItemQuery.ofText(text, request)));
            session.print(WorkViews.list(page, page.map(WorkItem::summary)));
        } else {
            Page<WorkItemSummary> page = paging.read(first, request -> items.list(WorkItemQuery.ofText(text, request)));
            session.print(WorkViews.list(page, page));
        }
    }

    @Override
    public boolean isList() {
        return true;
    }
}
