package dev.tracker.cli.archive;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.archive.ArchiveService;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class ArchiveListCommand implements Action {
    private final Session session;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only project, session, task or research.")
    private @Nullable ItemType type;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only active, completed or blocked ones.")
    private @Nullable ItemStatus status;

    @Option(names = "--parent", paramLabel = "ID", description = "Only those right below the item.")
    private @Nullable String parent;

    @Option(names = "--roots", description = "Only those without a parent.")
    private boolean roots;

    @Option(names = "--label", paramLabel = "LABEL", description = "Only those with the label.")
    private @Nullable String label;

    @Option(names = "--assignee", paramLabel = "NAME", description = "Only those claimed by this name.")
    private @Nullable String assignee;

    @Option(names = "--branch", paramLabel = "NAME", description = "Only those linked to the git branch.")
    private @Nullable String branch;

    @Option(names = "--updated-since", paramLabel = "TIME", description = "Only those changed at this time or later.")
    private @Nullable String updatedSince;

    @Option(names = "--archived-since", paramLabel = "TIME", description = "Only those archived then or later.")
    private @Nullable String archivedSince;

    @Option(names = "--full", description = "Whole items with --json, not summaries.")
    private boolean full;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    ArchiveListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (roots && parent != null) {
            throw new UsageException("--parent and --roots exclude each other.");
        }
        Values values = new Values();
        PageRequest first = paging.request(values);
        ArchivedQuery query = new ArchivedQuery(
                type,
                status,
                parent(),
                label,
                assignee,
                branch,
                values.time("updated_since", updatedSince),
                values.time("archived_since", archivedSince),
                first);
        values.check();
        ArchiveService archive = session.tracker().archive();
        if (full) {
            Page<WorkItem> page = paging.read(first, request -> archive.listWhole(query.page(request)));
            session.print(ArchiveViews.list(page, page.map(WorkItem::summary)));
        } else {
            Page<ArchivedSummary> page = paging.read(first, request -> archive.list(query.page(request)));
            session.print(ArchiveViews.list(page, page.map(ArchivedSummary::item)));
        }
    }

    @Override
    public boolean isList() {
        return true;
    }

    private @Nullable ParentFilter parent() {
        if (roots) {
            return new ParentFilter(null);
        }
        return parent == null ? null : new ParentFilter(new WorkItemRef(parent));
    }
}
