package dev.tracker.cli.migration;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Progress;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.migration.RollBackMigration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class MigrateCommand implements Action {
    /** As for a value that breaks a rule: the file is at odds with the record or its rules. */
    private static final int REFUSED = 3;

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file of the project; its status file unless given.")
    private @Nullable String file;

    @Option(
            names = "--prompts",
            paramLabel = "PATH",
            description = "Session prompts that come along: files, or folders of them.")
    private List<String> prompts = new ArrayList<>();

    @Option(names = "--dry-run", description = "Report what would be, and change nothing.")
    private boolean dryRun;

    @Option(names = "--rollback", description = "Take the last migration back: its entities and the file.")
    private boolean rollback;

    @Option(names = "--force", description = "With --rollback: also what was changed since.")
    private boolean force;

    MigrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (rollback && (file != null || dryRun || !prompts.isEmpty())) {
            throw new UsageException(
                    "--rollback takes the last migration back, and goes with none of FILE, --prompts and --dry-run.");
        }
        if (force && !rollback) {
            throw new UsageException("--force needs --rollback.");
        }
        if (rollback) {
            takeBack();
        } else {
            migrate();
        }
    }

    private void migrate() {
        MigrateStatusFile command = new Values().checked(new MigrateStatusFile(file, prompts, dryRun));
        MigrationReport report;
        try (Progress progress = Progress.of(session, "Migrating", 0)) {
            report = session.tracker().migration().migrate(command, session.caller(), progress::reached);
        }
        session.print(MigrationViews.report(report));
        if (session.options().form().isJson()) {
            report.warnings().stream()
                    .filter(warning -> warning.line() == null)
                    .map(MigrationWarning::message)
                    .forEach(session::warn);
        }
        if (!report.success()) {
            session.finish(REFUSED);
        }
    }

    private void takeBack() {
        MigrationRollback outcome =
                session.tracker().migration().rollBack(new RollBackMigration(force), session.caller());
        session.print(MigrationViews.rollback(outcome));
        outcome.warnings().forEach(warning -> session.warn(warning.message()));
    }
}
