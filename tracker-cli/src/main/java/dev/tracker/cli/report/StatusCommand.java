package dev.tracker.cli.report;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.SafeText;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.status.StatusFileOutcome;
import dev.tracker.core.status.StatusReport;
import dev.tracker.core.status.StatusService;
import dev.tracker.core.status.StatusSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class StatusCommand implements Action {
    private final Session session;

    @Option(names = "--full", description = "List everything, not only the counts.")
    private boolean full;

    @Option(names = "--markdown", description = "Print the text that the status file has, or would have.")
    private boolean markdown;

    @Option(names = "--write", description = "Write the status file.")
    private boolean write;

    @Option(
            names = "--deployments",
            paramLabel = "N",
            description = "With --full: so many deployments, 0 to 100; 10 unless given.")
    private @Nullable String deployments;

    @Option(
            names = "--work-items",
            paramLabel = "N",
            description = "With --full: so many open work items, 0 to 100; 50 unless given.")
    private @Nullable String workItems;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (!full && (deployments != null || workItems != null)) {
            throw new UsageException("--deployments and --work-items need --full.");
        }
        if (Stream.of(full, markdown, write).filter(asked -> asked).count() > 1) {
            throw new UsageException("--full, --markdown and --write do not go together; give one of them.");
        }
        if (markdown || write) {
            session.print(markdown ? markdown() : written());
        } else {
            session.print(full ? report() : summary());
        }
    }

    /** For a pipe or a file, so neither broken into lines nor coloured, and letter by letter what the file holds. */
    private Answer markdown() {
        String text = session.tracker().statusFile().markdown();
        return new Answer(
                Map.of("markdown", text),
                List.of(),
                null,
                screen -> text.lines().forEach(line -> session.streams().out().print(shown(line) + "\n")));
    }

    private String shown(String line) {
        return session.environment().outIsTerminal() ? SafeText.line(line) : SafeText.data(line);
    }

    private Answer written() {
        StatusFileOutcome outcome = session.tracker().statusFile().write();
        return new Answer(
                RecordTree.of(outcome),
                List.of(outcome.path()),
                null,
                screen -> screen.sentence(
                        outcome.changed()
                                ? String.format(Locale.ROOT, "Wrote %s (%,d bytes).", outcome.path(), outcome.bytes())
                                : outcome.path() + " says the same already."));
    }

    private Answer summary() {
        StatusSummary summary = session.tracker().status().summary();
        return new Answer(RecordTree.of(summary), List.of(), null, screen -> StatusViews.show(summary, screen));
    }

    private Answer report() {
        Values values = new Values();
        int newest = values.integer(
                "deployment_limit", deployments, 0, PageRequest.MAX_LIMIT, StatusService.DEFAULT_DEPLOYMENTS);
        int open = values.integer(
                "work_item_limit", workItems, 0, PageRequest.MAX_LIMIT, StatusService.DEFAULT_WORK_ITEMS);
        values.check();
        StatusReport report = session.tracker().status().full(newest, open);
        return new Answer(RecordTree.of(report), List.of(), null, screen -> StatusViews.show(report, screen));
    }
}
