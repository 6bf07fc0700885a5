package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.paging.PageRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class EnhancementListCommand implements Action {
    private final Session session;

    @Option(names = "--priority", paramLabel = "N", description = "Only of this priority, 1 to 5.")
    private @Nullable String priority;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only planned, approved, implementing or completed ones.")
    private @Nullable EnhancementStatus status;

    @Option(names = "--quarter", paramLabel = "YYYY-Qn", description = "Only those meant for this quarter.")
    private @Nullable String quarter;

    @Option(names = "--principle", paramLabel = "NAME", description = "Only those that have to keep to it.")
    private @Nullable String principle;

    @Option(names = "--full", description = "Whole enhancements with --json, not summaries.")
    private boolean full;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    EnhancementListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        PageRequest first = paging.request(values);
        Integer wanted = values.integer("priority", priority);
        values.check();
        session.print(EnhancementViews.list(
                paging.read(
                        first,
                        request -> session.tracker()
                                .enhancements()
                                .list(new EnhancementQuery(wanted, status, quarter, principle, request))),
                full));
    }

    @Override
    public boolean isList() {
        return true;
    }
}
