package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class WorkReadyCommand implements Action {
    private final Session session;

    @Option(names = "--parent", paramLabel = "ID", description = "Only those below the item, at any level.")
    private @Nullable String parent;

    @Option(names = "--label", paramLabel = "LABEL", description = "Only those with the label.")
    private @Nullable String label;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only project, session, task or research.")
    private @Nullable ItemType type;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    WorkReadyCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        PageRequest first = paging.request(values);
        values.check();
        ReadyFilter filter = new ReadyFilter(parent == null ? null : new WorkItemRef(parent), label, type);
        Page<WorkItemSummary> page =
                paging.read(first, request -> session.tracker().claims().ready(filter, request));
        session.print(WorkViews.list(page, page));
    }

    @Override
    public boolean isList() {
        return true;
    }
}
