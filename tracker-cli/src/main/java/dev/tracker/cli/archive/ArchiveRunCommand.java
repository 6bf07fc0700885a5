package dev.tracker.cli.archive;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Progress;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.archive.ArchiveWorkItems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class ArchiveRunCommand implements Action {
    private final Session session;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            description = "Without a change for so many days, as P365D; else as archive.after says.")
    private @Nullable String olderThan;

    @Option(names = "--dry-run", description = "Only count.")
    private boolean dryRun;

    ArchiveRunCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        int days = values.days("older_than", olderThan, session.record().archiveAfterDays());
        ArchiveWorkItems command = values.checked(new ArchiveWorkItems(days, dryRun));
        ArchiveOutcome outcome;
        try (Progress progress = Progress.of(session, "Archiving", 0)) {
            outcome = session.tracker().archive().archive(command, session.caller(), progress::reached);
        }
        session.print(ArchiveViews.outcome(outcome, dryRun));
    }
}
