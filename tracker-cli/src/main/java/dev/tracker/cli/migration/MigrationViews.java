package dev.tracker.cli.migration;

import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.migration.PromptImportReport;
import dev.tracker.core.migration.Reconciliation;
import dev.tracker.core.statusfile.UnparsedStretch;
import java.util.List;
import java.util.Locale;

/** How migrations are shown. */
final class MigrationViews {
    private static final int SHOWN = 20;

    private MigrationViews() {}

    static Answer report(MigrationReport report) {
        return new Answer(RecordTree.of(report), List.of(), null, screen -> show(report, screen));
    }

    static Answer rollback(MigrationRollback outcome) {
        return new Answer(RecordTree.of(outcome), List.of(), null, screen -> {
            screen.sentence(
                    String.format(
                            Locale.ROOT,
                            "The last migration was taken back: %d work items, %d vendors, %d deployments and %d enhancements left the record.",
                            outcome.workItems(),
                            outcome.vendors(),
                            outcome.deployments(),
                            outcome.enhancements()),
                    Tone.GOOD);
            if (outcome.restoredPath() != null) {
                screen.sentence(outcome.restoredPath() + " is again what it was before the migration.");
            }
            if (outcome.keptPath() != null) {
                screen.sentence("What stood in its place is kept as " + outcome.keptPath() + ".");
            }
        });
    }

    static Answer prompts(PromptImportReport report, boolean dryRun) {
        return new Answer(
                RecordTree.of(report),
                List.of(),
                null,
                screen -> screen.sentence(String.format(
                        Locale.ROOT,
                        "%d imported, %d updated, %d unchanged, %d skipped.%s",
                        report.imported(),
                        report.updated(),
                        report.unchanged(),
                        report.skipped().size(),
                        dryRun ? " Nothing was changed: this was a dry run." : "")));
    }

    private static void show(MigrationReport report, Screen screen) {
        screen.sentence(headline(report), report.success() ? Tone.GOOD : Tone.BAD);
        screen.heading("Checks");
        Reconciliation checks = report.reconciliation();
        check("Vendors", checks.vendorCount(), screen);
        check("Deployments", checks.deploymentHistory(), screen);
        check("Enhancements", checks.enhancements(), screen);
        check("Session prompts", checks.sessionPrompts(), screen);
        Reconciliation.MetadataCheck metadata = checks.vendorMetadata();
        check(
                "Vendor metadata",
                new Reconciliation.Check(metadata.source(), metadata.migrated(), metadata.match(), metadata.missing()),
                screen);
        screen.sentence("Preserved: " + report.dataPreservationPercentage() + " % of the file's lines.");
        warnings(report.warnings(), screen);
        unparsed(report.unparsed(), screen);
        if (report.backupPath() != null) {
            screen.heading("The file as it was is kept as " + report.backupPath());
        }
    }

    private static String headline(MigrationReport report) {
        if (report.dryRun()) {
            return report.success()
                    ? "The file can be migrated. Nothing was changed: this was a dry run."
                    : "The file cannot be migrated as it is. Nothing was changed: this was a dry run.";
        }
        return report.success()
                ? "The file is in the record."
                : "The file is not migrated: a check failed, and everything was taken back.";
    }

    private static void check(String name, Reconciliation.Check check, Screen screen) {
        String verdict = check.match() ? "holds" : "FAILS";
        screen.sentence(
                String.format(Locale.ROOT, "%-16s %s: %d of %d", name, verdict, check.migrated(), check.source()),
                check.match() ? Tone.PLAIN : Tone.BAD);
        few(check.missing(), screen);
    }

    private static void few(List<String> lines, Screen screen) {
        lines.stream().limit(SHOWN).forEach(line -> screen.sentence("  " + line, Tone.BAD));
        if (lines.size() > SHOWN) {
            screen.sentence("  and " + (lines.size() - SHOWN) + " more; --json has them all", Tone.FAINT);
        }
    }

    private static void warnings(List<MigrationWarning> warnings, Screen screen) {
        if (warnings.isEmpty()) {
            return;
        }
        screen.heading("Warnings");
        for (MigrationWarning warning : warnings) {
            String place = warning.line() == null ? "" : "line " + warning.line() + ": ";
            screen.sentence(place + warning.message(), Tone.CAUTION);
        }
    }

    private static void unparsed(List<UnparsedStretch> unparsed, Screen screen) {
        if (unparsed.isEmpty()) {
            return;
        }
        screen.heading("Not understood, and kept as text");
        for (UnparsedStretch stretch : unparsed) {
            screen.sentence(
                    stretch.fromLine() == stretch.toLine()
                            ? "line " + stretch.fromLine()
                            : "lines " + stretch.fromLine() + " to " + stretch.toLine(),
                    Tone.FAINT);
            stretch.text().lines().limit(SHOWN).forEach(line -> screen.sentence("  " + line));
        }
    }
}
