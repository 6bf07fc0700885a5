package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.FormatSupport;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemMetadata;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many entities at a time are stored as each would be by itself, and taken out again without a trace. */
class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");
    private static final Revision FIRST = new Revision(1, NOW.minusSeconds(5), "ada", NOW, "ada");
    private static final String HOSTILE = "\u00e4 '; DROP TABLE x; -- \"\\ \ud83d\ude00\n\t<b>${x} #{y}";

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());

    @EachDatabase
    void storesItemsAsTheyAre(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            WorkItem parent = item(ItemType.SESSION, "Root " + HOSTILE, null, session());
            WorkItem child =
                    item(ItemType.TASK, "Child", parent, new TaskMetadata(new BigDecimal("1.5"), null, HOSTILE));

            List<WorkItem> stored = write(store, () -> store.intake().addItems(List.of(parent, child)));

            assertThat(stored).containsExactly(parent, child);
            assertThat(store.workItems().find(WorkItemRef.of(parent.id()))).contains(parent);
            assertThat(store.workItems().find(WorkItemRef.of(child.id()))).contains(child);
            assertThat(store.intake().itemsTitled(List.of("Child", "Nobody"))).containsExactly(child);
            assertThat(store.intake().itemsLabelled(List.of("T001"))).containsExactly(parent, child);
            assertThat(store.workItems()
                            .summaries(WorkItemQuery.ofText("child", PageRequest.FIRST))
                            .totalCount())
                    .isEqualTo(1);
        }
    }

    @EachDatabase
    void givesLongerKeysToThoseThatCollide(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            List<WorkItemId> twins = twins();
            List<WorkItem> both = List.of(item(twins.get(0), "One"), item(twins.get(1), "Other"));

            List<WorkItem> stored = write(store, () -> store.intake().addItems(both));

            assertThat(stored).extracting(item -> item.key().value().length()).containsExactly(5, 6);
            assertThat(store.workItems().find(WorkItemRef.of(twins.get(1)))).contains(stored.get(1));
        }
    }

    @EachDatabase
    void storesTheOtherKinds(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            Vendor vendor = vendor("vendor_abc");
            WorkItem item = item(ItemType.TASK, "Item", null, TaskMetadata.EMPTY);
            Deployment full = deployment(100, "0123456789abcdef0123456789abcdef01234567", vendor, item);
            Deployment bare = deployment(101, null, null, null);
            Enhancement plan = new Enhancement(
                    new EnhancementId(ids.next()),
                    "Plan " + HOSTILE,
                    HOSTILE,
                    2,
                    EnhancementStatus.PLANNED,
                    "2026-Q3",
                    List.of("one"),
                    List.of(),
                    null,
                    FIRST);

            write(store, () -> {
                assertThat(store.intake().addVendors(List.of(vendor))).isTrue();
                store.intake().addItems(List.of(item));
                store.intake().addDeployments(List.of(full, bare));
                store.intake().addEnhancements(List.of(plan));
                return vendor;
            });

            assertThat(store.intake().vendorsNamed(List.of("VENDOR_ABC"))).containsExactly(vendor);
            assertThat(store.intake().enhancementsTitled(List.of("Plan " + HOSTILE)))
                    .containsExactly(plan);
            assertThat(store.intake().deploymentsOf(List.of(100, 101)))
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.metadata()).isEqualTo(full.metadata());
                                assertThat(first.affectedVendors())
                                        .singleElement()
                                        .satisfies(link -> assertThat(link.id()).isEqualTo(vendor.id()));
                                assertThat(first.relatedWorkItems())
                                        .singleElement()
                                        .satisfies(link -> assertThat(link.id()).isEqualTo(item.id()));
                            },
                            second -> assertThat(second.commitHash()).isNull());
            assertThat(write(store, () -> store.intake().addVendors(List.of(vendor("Vendor_ABC")))))
                    .isFalse();
            assertThat(store.takeout()
                            .referencesTo(List.of(vendor.id().value(), item.id().value())))
                    .containsExactlyInAnyOrder(
                            new Takeout.Reference(full.id().value(), vendor.id().value()),
                            new Takeout.Reference(full.id().value(), item.id().value()));

            write(store, () -> {
                store.takeout()
                        .remove(List.of(
                                vendor.id().value(),
                                item.id().value(),
                                full.id().value(),
                                bare.id().value(),
                                plan.id().value()));
                return vendor;
            });

            assertThat(store.vendors().names()).isEmpty();
            assertThat(store.workItems().find(WorkItemRef.of(item.key()))).isEmpty();
            assertThat(store.workItems()
                            .summaries(WorkItemQuery.ofText("item", PageRequest.FIRST))
                            .totalCount())
                    .isZero();
            assertThatThrownBy(() -> write(store, () -> {
                        store.takeout().remove(List.of(vendor.id().value()));
                        return vendor;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static <T> T write(Store store, java.util.function.Supplier<T> work) {
        return store.unitOfWork().write(WriteScope.STRUCTURE, work);
    }

    /** Two ids whose keys begin with the same five characters. */
    private static List<WorkItemId> twins() {
        Map<WorkItemKey, WorkItemId> seen = new HashMap<>();
        for (long low = 1; ; low++) {
            WorkItemId id = new WorkItemId(new UUID(0, low));
            WorkItemId twin = seen.put(WorkItemKey.of(id, WorkItemKey.MIN_LENGTH), id);
            if (twin != null) {
                return List.of(twin, id);
            }
        }
    }

    private WorkItem item(WorkItemId id, String title) {
        return item(id, ItemType.TASK, title, null, TaskMetadata.EMPTY);
    }

    private WorkItem item(ItemType type, String title, @Nullable WorkItem parent, WorkItemMetadata metadata) {
        return item(new WorkItemId(ids.next()), type, title, parent, metadata);
    }

    private static WorkItem item(
            WorkItemId id, ItemType type, String title, @Nullable WorkItem parent, WorkItemMetadata metadata) {
        GitLink branch = new GitLink(GitLink.Kind.BRANCH, "017-billing", NOW, "ada");
        return new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                type,
                title,
                HOSTILE,
                ItemStatus.BLOCKED,
                2,
                List.of("T001", "x.y"),
                null,
                parent == null ? Placement.root(id) : parent.placement().below(parent.id(), id),
                metadata,
                new GitLinks(List.of(branch)),
                null,
                null,
                FIRST);
    }

    private static SessionMetadata session() {
        return new SessionMetadata(50_000, 0, Map.of("schema_version", "1.0", "text", HOSTILE, "n", 1.25));
    }

    private Vendor vendor(String name) {
        VendorMetadata metadata = new VendorMetadata(
                new FormatSupport(true, false, true, false), new TestResults(5, 10, 2), "1.2.3", true, Map.of("x", 1));
        return new Vendor(new VendorId(ids.next()), name, VendorStatus.BROKEN, "1.2.3", metadata, FIRST);
    }

    private Deployment deployment(int number, @Nullable String hash, @Nullable Vendor vendor, @Nullable WorkItem item) {
        return new Deployment(
                new DeploymentId(ids.next()),
                NOW,
                hash,
                new DeploymentMetadata(
                        number, "PR #" + number, hash, Map.of("unit", 3L), true, Map.of("legacy_commit", HOSTILE)),
                vendor == null ? List.of() : List.of(vendor.id()),
                item == null ? List.of() : List.of(item.id()),
                NOW,
                "ada");
    }
}
