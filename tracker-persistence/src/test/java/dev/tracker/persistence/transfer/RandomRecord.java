package dev.tracker.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Side;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.Written;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.ErrorCode;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills a record with something of every kind, hostile texts in every field, as a seed decides. */
final class RandomRecord {

    private static final List<String> HOSTILE = List.of(
            "plain",
            "\"quoted\\\" 'text'; DROP TABLE work_items;--",
            "line\nbreak\tand\rreturn",
            "\u0001\u001b[31m\u007f\u0085\u2028\u202e",
            "Ünïcödé 漢字 🙂 \ud83d\ude00",
            "<!-- notes --> # heading",
            "{\"kind\":\"end\"}",
            "{{e}} ${x} #{y} %s");

    private final Store store;
    private final Tracker tracker;
    private final Random random;
    private final SteppingClock clock = new SteppingClock();
    private final List<WorkItem> items = new ArrayList<>();
    private final List<VendorRef> vendors = new ArrayList<>();
    private final List<EnhancementId> enhancements = new ArrayList<>();

    RandomRecord(Store store, long seed) {
        this.store = store;
        this.tracker = Tracker.over(store, clock);
        this.random = new Random(seed);
    }

    void fill(int writes) {
        for (int i = 0; i < writes; i++) {
            int number = i;
            unlessRefused(() -> write(number));
        }
        archive();
        migration();
        for (int i = 0; i < writes / 10; i++) {
            int number = writes + i;
            unlessRefused(() -> write(number));
        }
        configure();
        conflict(false);
        conflict(true);
    }

    /** What earlier writes do not allow is passed over. */
    private static void unlessRefused(Runnable write) {
        try {
            write.run();
        } catch (TrackerException refused) {
            assertThat(refused.code()).isNotEqualTo(ErrorCode.DATABASE);
        }
    }

    private void write(int i) {
        switch (items.size() < 3 ? 0 : random.nextInt(12)) {
            case 0, 1, 2, 3 -> item(i);
            case 4, 5 -> update(i);
            case 6 ->
                tracker.dependencies()
                        .set(
                                new SetDependency(any(items), any(items), anyOf(DependencyType.values()), false),
                                caller());
            case 7 -> claim();
            case 8 -> deletion();
            case 9 -> vendor(i);
            case 10 -> deployment(i);
            default -> enhancement();
        }
    }

    private void item(int i) {
        ItemType type = anyOf(ItemType.values());
        CreateWorkItem command = new CreateWorkItem(
                type,
                text(i),
                metadata(type, i),
                random.nextBoolean() ? null : text(i),
                anyOf(ItemStatus.values()),
                random.nextBoolean() ? null : 1 + random.nextInt(5),
                random.nextBoolean() ? List.of() : List.of("l" + random.nextInt(4), "a/b_c.d-" + random.nextInt(9)),
                items.isEmpty() || random.nextInt(3) == 0 ? null : any(items),
                random.nextBoolean() ? null : text(i),
                random.nextBoolean() ? null : hash(),
                random.nextBoolean() ? null : 1 + random.nextInt(Integer.MAX_VALUE),
                List.of());
        items.add(tracker.workItems().create(command, caller()));
    }

    private @Nullable Map<String, Object> metadata(ItemType type, int i) {
        return switch (type) {
            case PROJECT ->
                Map.of(
                        "description",
                        text(i),
                        "target_quarter",
                        "2026-Q3",
                        "constitutional_principles",
                        List.of(text(i)));
            case SESSION ->
                Map.of(
                        "token_budget",
                        1000 + random.nextInt(1000),
                        "prompts_count",
                        random.nextInt(50),
                        "yaml_frontmatter",
                        free(i));
            case TASK ->
                random.nextBoolean()
                        ? null
                        : Map.of("estimated_hours", new BigDecimal("12.345678"), "blocked_reason", text(i));
            case RESEARCH -> Map.of("research_questions", List.of(text(i), text(i + 1)), "findings_summary", text(i));
        };
    }

    private Map<String, Object> free(int i) {
        Map<String, Object> free = new LinkedHashMap<>();
        free.put("schema_version", "1.0");
        free.put("zeta", List.of(1, new BigDecimal("1E+30"), new BigDecimal("5.0"), true, text(i)));
        free.put("Alpha " + text(i), Map.of("deep", Map.of("er", Long.MAX_VALUE)));
        free.put("small", new BigDecimal("1.5E-300"));
        return free;
    }

    private void update(int i) {
        WorkItem item = tracker.workItems().get(any(items));
        UpdateWorkItem change = random.nextInt(4) == 0
                ? UpdateWorkItem.of(item).under(any(items)).build()
                : UpdateWorkItem.of(item)
                        .title(text(i))
                        .status(anyOf(ItemStatus.values()))
                        .labels(List.of("x" + random.nextInt(3)))
                        .branchName("b " + random.nextInt(5))
                        .build();
        tracker.workItems().update(change, caller());
    }

    private void claim() {
        ClaimWorkItem claim = ClaimWorkItem.of(any(items));
        tracker.claims().claim(random.nextBoolean() ? claim : claim.leasedFor(1 + random.nextInt(100)), caller());
    }

    private void deletion() {
        WorkItem item = tracker.workItems().get(any(items));
        UpdateWorkItem change = item.isDeleted()
                ? UpdateWorkItem.of(item).restore().build()
                : UpdateWorkItem.of(item).delete().build();
        if (item.isDeleted() || random.nextInt(3) == 0) {
            tracker.workItems().update(change, caller());
        }
    }

    private void vendor(int i) {
        Map<String, Object> metadata = new LinkedHashMap<>(free(i));
        metadata.put("test_results", Map.of("passing", 3, "total", 9, "skipped", 2));
        metadata.put("format_support", Map.of("pdf", true));
        Vendor vendor = tracker.vendors()
                .create(
                        new CreateVendor("Vendor_" + i + " x-" + i, anyOf(VendorStatus.values()), "v " + i, metadata),
                        caller());
        vendors.add(VendorRef.of(vendor.id()));
    }

    private void deployment(int i) {
        Map<String, Object> metadata = Map.of(
                "pr_number",
                1 + i,
                "pr_title",
                text(i),
                "test_summary",
                Map.of(text(i), 5, "unit", random.nextInt(500)),
                "constitutional_compliance",
                random.nextBoolean());
        tracker.deployments()
                .record(
                        new RecordDeployment(
                                clock.instant(),
                                hash(),
                                metadata,
                                vendors.isEmpty() ? List.of() : List.of(vendors.get(random.nextInt(vendors.size()))),
                                List.of(any(items))),
                        caller());
    }

    private void enhancement() {
        Enhancement made = tracker.enhancements()
                .create(
                        new CreateEnhancement(
                                text(1),
                                1 + random.nextInt(5),
                                random.nextBoolean() ? null : text(2),
                                anyOf(EnhancementStatus.values()),
                                random.nextBoolean() ? null : "2027-Q1",
                                List.of(text(3)),
                                enhancements.isEmpty()
                                        ? List.of()
                                        : List.of(enhancements.get(random.nextInt(enhancements.size()))),
                                random.nextBoolean() ? null : any(items)),
                        caller());
        enhancements.add(made.id());
    }

    private void archive() {
        clock.advance(Duration.ofDays(400));
        for (int i = 0; i < items.size() / 2; i++) {
            int number = i;
            unlessRefused(() -> update(number));
        }
        tracker.archive().archive(ArchiveWorkItems.after(365), caller(), (done, total) -> {});
    }

    private void migration() {
        String text = text(1) + "\r\n".repeat(3) + text(5);
        WorkItemId item = items.get(0).id();
        store.unitOfWork().write(WriteScope.ROWS, () -> {
            MigrationRun run = new MigrationRun(
                    uuid(),
                    clock.instant(),
                    "ada",
                    uuid(),
                    ".project_status.md",
                    ProjectFile.sha256(text.getBytes(StandardCharsets.UTF_8)),
                    text,
                    ".project_status.md.backup");
            store.migrations().insert(run);
            if (random.nextBoolean()) {
                store.migrations().markRolledBack(run.id(), clock.instant(), "bob");
            }
            store.migrations().addPromptItems(Map.of("prompts/" + text(2).replace("\n", " "), item));
            return true;
        });
    }

    /** As a replay leaves it, and as whoever resolved it then. */
    private void conflict(boolean resolved) {
        EntityRef entity = new EntityRef(EntityType.WORK_ITEM, items.get(0).id().toString());
        Map<String, Object> mine = new LinkedHashMap<>();
        mine.put("title", text(3));
        mine.put("description", null);
        mine.put("labels", List.of("z", "a"));
        Map<String, FieldChange> fields = Map.of("title", new FieldChange(text(4), text(3)));
        Change change = new Change(
                0, clock.instant(), "ada", entity.entityType(), entity.entityId(), 2L, Action.UPDATED, fields, uuid());
        Written write = new Written(
                change.requestId(),
                random.nextBoolean(),
                change.at(),
                "ada",
                "UpdateWorkItem",
                Map.of("title", text(3)),
                List.of(uuid()),
                List.of(change),
                Map.of("version", 2L));
        UUID journal = uuid();
        Conflict conflict = new Conflict(
                uuid(),
                journal,
                entity,
                List.of(entity),
                mine,
                Map.of("title", text(5), "z", new BigDecimal("1.50")),
                text(6),
                "ada",
                clock.instant(),
                List.of(new JournalEntry(
                        1, journal, write, List.of(new BaseVersion(entity.entityType(), entity.entityId(), 1)))));
        store.unitOfWork().write(WriteScope.ROWS, () -> {
            store.conflicts().put(conflict);
            if (resolved) {
                store.conflicts().resolve(conflict.id(), anyOf(Side.values()), clock.instant(), "bob");
            }
            return true;
        });
    }

    private void configure() {
        WorkItem leased = tracker.workItems().create(CreateWorkItem.task("Leased"), caller());
        tracker.claims().claim(ClaimWorkItem.of(WorkItemRef.of(leased.id())).leasedFor(7), caller());
        WorkItem session = tracker.workItems()
                .create(
                        new CreateWorkItem(
                                ItemType.SESSION,
                                "Now",
                                metadata(ItemType.SESSION, 1),
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                List.of()),
                        caller());
        tracker.configuration()
                .update(
                        new UpdateConfiguration(
                                1L, ContextType.RESEARCH, WorkItemRef.of(session.id()), text(1), hash(), 5000),
                        caller());
    }

    private Caller caller() {
        return Caller.named(random.nextBoolean() ? "ada" : "bøb 🙂");
    }

    private String text(int i) {
        return HOSTILE.get(Math.floorMod(i + random.nextInt(HOSTILE.size()), HOSTILE.size())) + " " + i;
    }

    private String hash() {
        return String.format("%040x", new java.math.BigInteger(159, random));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private WorkItemRef any(List<WorkItem> from) {
        return WorkItemRef.of(from.get(random.nextInt(from.size())).id());
    }

    @SafeVarargs
    private <T> T anyOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Goes on by a microsecond whenever it is read. */
    private static final class SteppingClock extends Clock {

        private Instant now = Instant.parse("2024-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plus(1, ChronoUnit.MICROS);
            return now;
        }

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a record's times are UTC");
        }
    }
}
