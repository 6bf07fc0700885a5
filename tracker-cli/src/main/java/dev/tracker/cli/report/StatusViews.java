package dev.tracker.cli.report;

import dev.tracker.cli.configuration.ConfigurationViews;
import dev.tracker.cli.deployment.DeploymentViews;
import dev.tracker.cli.enhancement.EnhancementViews;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.cli.vendor.VendorViews;
import dev.tracker.cli.work.WorkViews;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.status.RecentDeployment;
import dev.tracker.core.status.StatusReport;
import dev.tracker.core.status.StatusSummary;
import dev.tracker.core.status.VendorHealth;
import dev.tracker.core.status.WorkItemCounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the whole record is shown. */
final class StatusViews {
    private StatusViews() {}

    static void show(StatusSummary summary, Screen screen) {
        screen.details(counts(
                        summary.vendorHealth(),
                        summary.activeWorkItems(),
                        summary.pendingEnhancements(),
                        summary.databaseStatus(),
                        summary.pendingSync(),
                        summary.openConflicts())
                .add(
                        "context",
                        summary.configuration().activeContextType().name().toLowerCase(Locale.ROOT))
                .add("branch", summary.configuration().gitBranch())
                .add("session", summary.configuration().currentSessionId()));
        if (!summary.recentDeployments().isEmpty()) {
            screen.heading("Newest deployments");
            recent(summary.recentDeployments(), screen);
        }
    }

    static void show(StatusReport report, Screen screen) {
        screen.details(counts(
                report.vendorHealth(),
                report.activeWorkItems(),
                report.pendingEnhancements(),
                report.databaseStatus(),
                report.pendingSync(),
                report.openConflicts()));
        screen.heading("Configuration");
        ConfigurationViews.show(report.configuration(), screen);
        screen.heading("Vendors");
        VendorViews.table(report.vendors(), screen);
        screen.heading("Open work items");
        WorkViews.table(report.workItems(), screen);
        screen.heading("Deployments");
        DeploymentViews.table(report.deployments(), screen);
        screen.heading("Enhancements");
        EnhancementViews.table(report.enhancements(), screen);
    }

    private static DetailOutput counts(
            VendorHealth health,
            WorkItemCounts work,
            long enhancements,
            DatabaseStatus database,
            long pendingSync,
            long openConflicts) {
        DetailOutput details = new DetailOutput()
                .add(
                        "vendors",
                        Cell.of(
                                String.format(
                                        Locale.ROOT,
                                        "%d of %d operational (%s %%)",
                                        health.operationalCount(),
                                        health.totalVendors(),
                                        health.operationalPercentage()),
                                health.brokenCount() == 0 ? Tone.GOOD : Tone.CAUTION))
                .add("broken", Cell.of(broken(health), Tone.BAD))
                .add(
                        "work items",
                        String.format(
                                Locale.ROOT,
                                "%d: %d ready, %d blocked, %d archived",
                                work.totalCount(),
                                work.readyCount(),
                                work.blockedCount(),
                                work.archivedCount()))
                .add("by type", inWords(work.byType()))
                .add("by status", inWords(work.byStatus()))
                .add("by priority", inWords(work.byPriority()))
                .add("enhancements", enhancements + " pending")
                .add(
                        "database",
                        Cell.of(
                                database.name().toLowerCase(Locale.ROOT),
                                database == DatabaseStatus.ONLINE ? Tone.GOOD : Tone.BAD));
        if (pendingSync > 0 || openConflicts > 0) {
            details.add(
                    "to synchronise", Cell.of(pendingSync + " changes, " + openConflicts + " conflicts", Tone.CAUTION));
        }
        return details;
    }

    private static String broken(VendorHealth health) {
        long more = health.brokenCount() - health.broken().size();
        return String.join(", ", health.broken()) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String inWords(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void recent(List<RecentDeployment> deployments, Screen screen) {
        TableOutput table =
                new TableOutput(Column.spare("DEPLOYED"), Column.wholeRight("PR"), Column.flexible("TITLE"));
        for (RecentDeployment deployment : deployments) {
            table.row(
                    Cell.of(screen.time(deployment.deployedAt())),
                    Cell.of("#" + deployment.prNumber()),
                    Cell.of(deployment.prTitle()));
        }
        screen.table(table);
    }
}
