package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.status.StatusReport;
import dev.tracker.core.status.StatusSummary;
import dev.tracker.core.status.WorkItemCounts;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a status counts on every database. */
abstract class StatusContract extends RecordContract {

    @Test
    void countsNothingInAnEmptyRecord() {
        StatusSummary summary = tracker.status().summary();

        WorkItemCounts counts = summary.activeWorkItems();
        assertThat(counts.totalCount()).isZero();
        assertThat(counts.byType())
                .containsExactly(
                        Map.entry("project", 0L),
                        Map.entry("session", 0L),
                        Map.entry("task", 0L),
                        Map.entry("research", 0L));
        assertThat(counts.byStatus()).containsOnlyKeys("active", "completed", "blocked");
        assertThat(counts.byPriority()).containsOnlyKeys("1", "2", "3", "4", "5");
        assertThat(summary.vendorHealth().totalVendors()).isZero();
        assertThat(summary.recentDeployments()).isEmpty();
    }

    @Test
    void countsItemsByWhatTheyAre() {
        WorkItem root = create(CreateWorkItem.project("Root", "Everything"));
        WorkItem child = createUnder(root, "Child");
        WorkItem waiting = create("Waiting");
        WorkItem blocked = create("Blocked");
        dependsOn(waiting, child);
        blocks(child, blocked);
        update(UpdateWorkItem.of(blocked).status(ItemStatus.BLOCKED).priority(1).build());
        complete(create("Done"));
        delete(create("Gone"));

        WorkItemCounts counts = tracker.status().summary().activeWorkItems();

        assertThat(counts.totalCount()).isEqualTo(5);
        assertThat(counts.byType()).containsEntry("project", 1L).containsEntry("task", 4L);
        assertThat(counts.byStatus())
                .containsEntry("active", 3L)
                .containsEntry("blocked", 1L)
                .containsEntry("completed", 1L);
        assertThat(counts.byPriority()).containsEntry("1", 1L).containsEntry("3", 4L);
        assertThat(counts.readyCount()).isEqualTo(1);
        assertThat(counts.blockedCount()).isEqualTo(2);
        assertThat(counts.archivedCount()).isZero();
    }

    @Test
    void tellsHowVendorsDeploymentsAndEnhancementsStand() {
        tracker.vendors().create(new CreateVendor("beta", VendorStatus.OPERATIONAL, null, null), ALICE);
        for (String name : List.of("Zeta", "alpha")) {
            tracker.vendors().create(CreateVendor.named(name), ALICE);
        }
        for (int i = 1; i <= 4; i++) {
            tracker.deployments()
                    .record(
                            DeploymentContract.command(
                                    Instant.parse("2026-02-01T12:00:00Z"),
                                    "a".repeat(40),
                                    i,
                                    true,
                                    List.of(),
                                    List.of()),
                            ALICE);
        }
        tracker.enhancements().create(CreateEnhancement.of("Later", 2), ALICE);
        tracker.enhancements().create(CreateEnhancement.of("First", 1), ALICE);
        create("Open");
        complete(create("Done"));

        StatusSummary summary = tracker.status().summary();
        StatusReport report = tracker.status().full(2, 10);

        assertThat(summary.vendorHealth().operationalPercentage()).isEqualTo(33.3);
        assertThat(summary.vendorHealth().broken()).containsExactly("alpha", "Zeta");
        assertThat(summary.recentDeployments())
                .extracting(deployment -> deployment.prNumber())
                .containsExactly(4, 3, 2);
        assertThat(summary.pendingEnhancements()).isEqualTo(2);
        assertThat(report.vendors()).extracting(VendorSummary::name).containsExactly("alpha", "beta", "Zeta");
        assertThat(report.vendors().get(0).tests()).isEqualTo("0/0");
        assertThat(report.deployments()).hasSize(2);
        assertThat(report.workItems()).extracting(WorkItemSummary::title).containsExactly("Open");
        assertThat(report.enhancements()).extracting(EnhancementSummary::title).containsExactly("First", "Later");
    }
}
