package dev.tracker.cli.project;

import dev.tracker.cli.frame.Progress;
import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills a record with a year of a project that never was; the same at every planting. */
final class DemoSeed {
    private static final Caller CALLER = Caller.named("demo");
    private static final List<String> SHAPES = List.of("Invoices", "Orders", "Price lists", "Delivery notes");
    private static final List<String> VERBS = List.of("Read", "Check", "Map", "Clean", "Compare", "Store");
    private static final List<String> THINGS =
            List.of("line items", "totals", "dates", "tax rates", "addresses", "units", "page headers", "footnotes");
    private static final List<String> NAMES = List.of(
            "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Kauri", "Larch",
            "Maple", "Nutmeg", "Oak");
    private static final List<String> TRADES = List.of("Foods", "Tools", "Freight");

    private final Tracker tracker;
    private final Instant now;
    private final Progress progress;
    private final Random random = new Random(45_1200_50);
    private final List<Vendor> vendors = new ArrayList<>();
    private final List<WorkItem> finished = new ArrayList<>();
    private @Nullable WorkItemKey waiting;

    DemoSeed(Tracker tracker, Instant now, Progress progress) {
        this.tracker = tracker;
        this.now = now;
        this.progress = progress;
    }

    DemoRecord plant() {
        TRADES.forEach(trade -> NAMES.forEach(name -> vendor(name + " " + trade)));
        WorkItem first = project(0);
        for (int i = 1; i < DemoRecord.PROJECTS; i++) {
            project(i);
        }
        for (int i = 0; i < DemoRecord.DEPLOYMENTS; i++) {
            deployment(i);
        }
        for (int i = 0; i < DemoRecord.ENHANCEMENTS; i++) {
            enhancement(i);
        }
        String broken = vendors.stream()
                .filter(vendor -> vendor.status() == VendorStatus.BROKEN)
                .findFirst()
                .orElse(vendors.get(0))
                .name();
        return new DemoRecord(first.key(), Objects.requireNonNullElse(waiting, first.key()), broken);
    }

    private void vendor(String name) {
        boolean works = random.nextInt(9) > 0;
        int total = 20 + random.nextInt(40);
        int skipped = random.nextInt(3);
        int passing = works ? total - skipped : random.nextInt(total - skipped);
        Map<String, Object> formats = new LinkedHashMap<>();
        formats.put("excel", random.nextBoolean());
        formats.put("csv", true);
        formats.put("pdf", random.nextBoolean());
        formats.put("ocr", random.nextInt(5) == 0);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("format_support", formats);
        metadata.put("test_results", Map.of("passing", passing, "total", total, "skipped", skipped));
        metadata.put("manifest_compliant", works);
        String version = "1.%d.%d".formatted(random.nextInt(6), random.nextInt(10));
        VendorStatus status = works ? VendorStatus.OPERATIONAL : VendorStatus.BROKEN;
        vendors.add(tracker.vendors().create(new CreateVendor(name, status, version, metadata), CALLER));
        progress.step();
    }

    private WorkItem project(int number) {
        String shape = SHAPES.get(number % SHAPES.size());
        String trade = TRADES.get(number / SHAPES.size());
        WorkItem project = item(
                ItemType.PROJECT,
                shape + " of " + trade.toLowerCase(java.util.Locale.ROOT) + " vendors",
                Map.of("description", shape + " as the vendors send them, read without a person"),
                ItemStatus.ACTIVE,
                null,
                List.of());
        for (int i = 0; i < DemoRecord.RESEARCH; i++) {
            Map<String, Object> metadata = Map.of("research_questions", List.of("What do the vendors send?"));
            item(ItemType.RESEARCH, "Study " + pick(THINGS), metadata, ItemStatus.ACTIVE, project, List.of());
        }
        for (int i = 0; i < DemoRecord.SESSIONS; i++) {
            session(project, shape, number * DemoRecord.SESSIONS + i);
        }
        return project;
    }

    private void session(WorkItem project, String shape, int number) {
        boolean over = number < DemoRecord.PROJECTS * DemoRecord.SESSIONS / 2 && number % 4 != 3;
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("token_budget", 200_000);
        metadata.put("prompts_count", 5 + random.nextInt(60));
        metadata.put("yaml_frontmatter", Map.of("schema_version", "1.0"));
        ItemStatus status = over ? ItemStatus.COMPLETED : ItemStatus.ACTIVE;
        WorkItem session = item(
                ItemType.SESSION, "Session %d: %s".formatted(number + 1, shape), metadata, status, project, List.of());
        WorkItem before = null;
        for (int i = 0; i < DemoRecord.TASKS; i++) {
            before = task(session, before, over, i);
        }
    }

    private WorkItem task(WorkItem session, @Nullable WorkItem before, boolean over, int number) {
        boolean chained = before != null && number % 3 != 0;
        boolean blocked = !over && random.nextInt(12) == 0;
        ItemStatus open = blocked ? ItemStatus.BLOCKED : ItemStatus.ACTIVE;
        boolean done = over || number < DemoRecord.TASKS / 3;
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("estimated_hours", 1 + random.nextInt(12));
        if (blocked && !done) {
            metadata.put(
                    "blocked_reason", "Waits for a sample from " + pick(vendors).name());
        }
        WorkItem task = item(
                ItemType.TASK,
                pick(VERBS) + " " + pick(THINGS) + " of " + pick(vendors).name(),
                metadata,
                done ? ItemStatus.COMPLETED : open,
                session,
                chained && before != null ? List.of(WorkItemRef.of(before.id())) : List.of());
        if (done) {
            finished.add(task);
        } else if (chained && waiting == null && before != null && before.status() != ItemStatus.COMPLETED) {
            waiting = task.key();
        }
        return task;
    }

    private WorkItem item(
            ItemType type,
            String title,
            Map<String, Object> metadata,
            ItemStatus status,
            @Nullable WorkItem parent,
            List<WorkItemRef> dependsOn) {
        WorkItem item = tracker.workItems()
                .create(
                        new CreateWorkItem(
                                type,
                                title,
                                metadata,
                                null,
                                status,
                                1 + random.nextInt(5),
                                List.of(random.nextBoolean() ? "backend" : "extractor"),
                                parent == null ? null : WorkItemRef.of(parent.id()),
                                null,
                                null,
                                null,
                                dependsOn),
                        CALLER);
        progress.step();
        return item;
    }

    private void deployment(int number) {
        Vendor vendor = pick(vendors);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("pr_number", 100 + number);
        metadata.put("pr_title", pick(VERBS) + " " + pick(THINGS) + " of " + vendor.name());
        metadata.put("test_summary", Map.of("unit", 140 + number, "integration", 20 + random.nextInt(15)));
        metadata.put("constitutional_compliance", random.nextInt(10) > 0);
        String hash = "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
        Instant at = now.minus(Duration.ofDays(7L * (DemoRecord.DEPLOYMENTS - number)));
        tracker.deployments()
                .record(
                        new RecordDeployment(
                                at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                hash,
                                metadata,
                                List.of(VendorRef.of(vendor.id())),
                                List.of(WorkItemRef.of(pick(finished).id()))),
                        CALLER);
        progress.step();
    }

    private void enhancement(int number) {
        tracker.enhancements()
                .create(
                        new CreateEnhancement(
                                pick(VERBS) + " " + pick(THINGS) + " by itself",
                                1 + number % 5,
                                null,
                                EnhancementStatus.PLANNED,
                                null,
                                List.of(),
                                List.of(),
                                null),
                        CALLER);
        progress.step();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
