package dev.tracker.cli.migration;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Progress;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.PromptImportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class ImportPromptsCommand implements Action {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders whose Markdown files are meant.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--dry-run", description = "Report what would be, and change nothing.")
    private boolean dryRun;

    ImportPromptsCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ImportSessionPrompts command = new Values().checked(new ImportSessionPrompts(paths, dryRun));
        PromptImportReport report;
        try (Progress progress = Progress.of(session, "Importing", 0)) {
            report = session.tracker().migration().importPrompts(command, session.caller(), progress::reached);
        }
        session.print(MigrationViews.prompts(report, dryRun));
        report.skipped()
                .forEach(skipped -> session.warn(String.format(
                        Locale.ROOT,
                        "%s, line %d, was skipped: %s",
                        skipped.file(),
                        skipped.line(),
                        skipped.reason())));
    }
}
