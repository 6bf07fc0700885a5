package dev.tracker.cli.project;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemNode;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.core.workitem.WorkItemView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the demo's status file over into the record, and adds what no such file says: what waits for what. */
final class DemoSeed {
    private static final Caller CALLER = Caller.named("demo");

    private final Tracker tracker;
    private final MigrationProgress progress;
    private @Nullable WorkItemKey waiting;

    DemoSeed(Tracker tracker, MigrationProgress progress) {
        this.tracker = tracker;
        this.progress = progress;
    }

    DemoRecord plant() {
        MigrationReport report = tracker.migration().migrate(MigrateStatusFile.OF_PROJECT, CALLER, progress);
        if (!report.success() || !report.unparsed().isEmpty()) {
            throw new IllegalStateException("the demo's own file was not understood: " + report);
        }
        WorkItemSummary project = tracker.workItems()
                .list(WorkItemQuery.ofText(DemoFile.FIRST_PROJECT, PageRequest.ofSize(1)))
                .items()
                .get(0);
        WorkItemView whole =
                new WorkItemView(WorkItemRef.of(project.id()), true, false, 5, WorkItemView.MAX_ITEMS, false, false);
        List<WorkItemNode> below =
                Objects.requireNonNull(tracker.workItems().query(whole).children(), "asked for");
        below.stream()
                .filter(child -> child.item().itemType() == ItemType.SESSION)
                .forEach(this::chain);
        return new DemoRecord(project.key(), waiting == null ? project.key() : waiting, brokenVendor());
    }

    /** Lets two of three tasks of a session wait for the one before. */
    private void chain(WorkItemNode session) {
        List<WorkItemSummary> tasks = new ArrayList<>(
                session.children().stream().map(WorkItemNode::item).toList());
        tasks.sort(
                Comparator.comparing(task -> task.title().substring(task.title().indexOf('#'))));
        for (int i = 1; i < tasks.size(); i++) {
            WorkItemSummary before = tasks.get(i - 1);
            WorkItemSummary task = tasks.get(i);
            if (i % 3 != 0) {
                tracker.dependencies()
                        .set(SetDependency.dependsOn(WorkItemRef.of(task.id()), WorkItemRef.of(before.id())), CALLER);
                boolean waits = task.status() != ItemStatus.COMPLETED && before.status() != ItemStatus.COMPLETED;
                waiting = waits && waiting == null ? task.key() : waiting;
            }
        }
    }

    private String brokenVendor() {
        return tracker.vendors()
                .list(new VendorQuery(VendorStatus.BROKEN, null, null, null, PageRequest.ofSize(1)))
                .page()
                .items()
                .get(0)
                .name();
    }
}
