package dev.tracker.persistence.bench;

import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A record of 45 vendors, 1,200 items in trees of about 100 and 1,000, and 50 deployments. */
@State(Scope.Benchmark)
public class Recorded {

    static final Caller CALLER = Caller.named("benchmark");

    @Param({"SQLITE", "POSTGRESQL"})
    TestDatabase.Kind database = TestDatabase.Kind.SQLITE;

    TestDatabase place;
    Store store;
    Tracker tracker;
    Connection plain;
    WorkItemRef rootOf100;
    WorkItemRef rootOf1000;
    WorkItem item;
    List<VendorRef> threeVendors;
    List<WorkItemRef> threeItems;

    /** Fills a fresh database. */
    @Setup(Level.Trial)
    public void fill() throws SQLException {
        place = TestDatabases.fresh(database);
        store = Store.open(place.jdbcUrl());
        tracker = Tracker.over(store);
        for (int i = 1; i <= 45; i++) {
            VendorStatus status = i % 9 == 0 ? VendorStatus.BROKEN : VendorStatus.OPERATIONAL;
            Map<String, Object> metadata = Map.of("test_results", Map.of("passing", 40, "total", 45, "skipped", 2));
            tracker.vendors().create(new CreateVendor("vendor_" + i, status, "1.2.3", metadata), CALLER);
        }
        WorkItemId small = tree("Small", 5, 20);
        WorkItemId large = tree("Large", 10, 108);
        rootOf100 = WorkItemRef.of(small);
        rootOf1000 = WorkItemRef.of(large);
        item = tracker.workItems().create(CreateWorkItem.task("Changed again and again"), CALLER);
        threeItems = List.of(rootOf100, rootOf1000, WorkItemRef.of(item.id()));
        List<VendorRef> three = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Vendor vendor = tracker.vendors().get(new VendorRef("vendor_" + i));
            three.add(VendorRef.of(vendor.id()));
        }
        threeVendors = three;
        for (int i = 1; i <= 50; i++) {
            tracker.deployments().record(deployment(i), CALLER);
        }
        plain = place.connect();
    }

    /** Removes the database. */
    @TearDown(Level.Trial)
    public void remove() throws SQLException {
        plain.close();
        store.close();
        place.close();
    }

    RecordDeployment deployment(int number) {
        return new RecordDeployment(
                Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(number)),
                "0123456789abcdef0123456789abcdef01234567",
                Map.of(
                        "pr_number",
                        number,
                        "pr_title",
                        "Deployment " + number,
                        "test_summary",
                        Map.of("unit", 150, "integration", 30),
                        "constitutional_compliance",
                        true),
                threeVendors,
                threeItems);
    }

    /** A root with so many items below it, each with so many again. */
    private WorkItemId tree(String title, int children, int grandchildren) {
        WorkItemId root = tracker.workItems()
                .create(CreateWorkItem.project(title, "A tree"), CALLER)
                .id();
        for (int i = 0; i < children; i++) {
            WorkItemId child = tracker.workItems()
                    .create(CreateWorkItem.task(title + " " + i).under(root), CALLER)
                    .id();
            for (int j = 1; j < grandchildren; j++) {
                tracker.workItems()
                        .create(CreateWorkItem.task(title + " " + i + "." + j).under(child), CALLER);
            }
        }
        return root;
    }
}
