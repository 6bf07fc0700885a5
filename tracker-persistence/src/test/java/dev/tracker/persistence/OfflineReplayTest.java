package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written while the database was away reaches it, beside what others wrote. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class OfflineReplayTest {

    private static final Caller ANN = Caller.named("ann");
    private static final Caller BOB = Caller.named("bob");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private TwoStores stores;

    @BeforeEach
    void open(TestDatabase database) {
        stores = new TwoStores(database);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void bringsAnUpdateAsItWasAnswered() {
        WorkItem item = task("First");
        WorkItem offline =
                update(stores.offline(), UpdateWorkItem.of(item).title("Second").build());

        assertThat(stores.here().journal.pending()).isEqualTo(1);
        comeBack();

        assertThat(online(item)).isEqualTo(offline);
        assertThat(stores.here().journal.isOpen()).isFalse();
        assertThat(RecordAgreement.differences(stores.online())).isEmpty();
    }

    @Test
    void bringsEveryKindOfWrite() {
        WorkItem item = task("First");
        WorkItem other = task("Other");
        Tracker offline = stores.offline();
        WorkItem parent = offline.workItems().create(CreateWorkItem.project("Parent", "Its description"), ANN);
        WorkItem child = offline.workItems()
                .create(CreateWorkItem.task("Child").under(parent.id()).dependingOn(item.id()), ANN);
        Vendor vendor = offline.vendors().create(CreateVendor.named("Acme"), ANN);
        offline.vendors().update(UpdateVendor.status(new VendorRef("acme"), 1, VendorStatus.OPERATIONAL), ANN);
        offline.deployments()
                .record(
                        new RecordDeployment(
                                Instant.parse("2026-02-01T00:00:00Z"),
                                COMMIT,
                                Map.of("pr_number", 7, "pr_title", "Seven", "constitutional_compliance", true),
                                List.of(new VendorRef("ACME")),
                                List.of(WorkItemRef.of(child.key()))),
                        ANN);
        Enhancement need = offline.enhancements().create(CreateEnhancement.of("Need", 2), ANN);
        offline.enhancements().update(UpdateEnhancement.status(need.id(), 1, EnhancementStatus.APPROVED), ANN);
        offline.configuration().update(new UpdateConfiguration(1L, null, null, "main", null, 5_000), ANN);
        WorkItem claimed =
                offline.claims().claim(ClaimWorkItem.next(ReadyFilter.ALL), ANN).item();
        offline.dependencies().set(SetDependency.blocks(WorkItemRef.of(item.key()), WorkItemRef.of(parent.key())), ANN);
        offline.workItems()
                .update(
                        UpdateWorkItem.of(child)
                                .under(WorkItemRef.of(other.id()))
                                .build(),
                        ANN);
        WorkItem gone = update(offline, UpdateWorkItem.of(parent).delete().build());

        comeBack();

        assertThat(stores.primary.conflicts().open()).isEmpty();
        assertThat(claimed).isNotNull();
        assertThat(online(item).claim()).isNotNull();
        assertThat(online(child).placement().parentId()).isEqualTo(other.id());
        assertThat(online(gone).isDeleted()).isTrue();
        assertThat(stores.online().vendors().get(VendorRef.of(vendor.id())).status())
                .isEqualTo(VendorStatus.OPERATIONAL);
        assertThat(stores.online()
                        .deployments()
                        .vendor(new VendorRef("acme"), 1)
                        .recentDeployments())
                .hasSize(1);
        assertThat(stores.online().enhancements().get(need.id()).status()).isEqualTo(EnhancementStatus.APPROVED);
        assertThat(stores.online().configuration().get().defaultTokenBudget()).isEqualTo(5_000);
        assertThat(RecordAgreement.differences(stores.online())).isEmpty();
    }

    @Test
    void joinsChangesOfDifferentFields() {
        WorkItem item = task("First");
        update(stores.offline(), UpdateWorkItem.of(item).title("Mine").build());
        update(stores.online(), UpdateWorkItem.of(item).priority(1).build(), BOB);

        comeBack();

        WorkItem joined = online(item);
        assertThat(joined.title()).isEqualTo("Mine");
        assertThat(joined.priority()).isEqualTo(1);
        assertThat(joined.version()).isEqualTo(3);
        agrees();
    }

    @Test
    void putsAMergeAboveEveryVersionThatWasAnswered() {
        WorkItem item = task("First");
        WorkItem second =
                update(stores.offline(), UpdateWorkItem.of(item).title("Second").build());
        WorkItem third = update(
                stores.offline(), UpdateWorkItem.of(second).title("Third").build());
        update(stores.offline(), UpdateWorkItem.of(third).title("Fourth").build());
        update(stores.online(), UpdateWorkItem.of(item).priority(1).build(), BOB);

        comeBack();

        assertThat(online(item).title()).isEqualTo("Fourth");
        assertThat(online(item).version()).isEqualTo(7);
        agrees();
    }

    @Test
    void leavesAloneWhatTheCommandNamedButDidNotChange() {
        WorkItem item = task("First");
        update(
                stores.offline(),
                UpdateWorkItem.of(item).title("First").priority(5).build());
        update(stores.online(), UpdateWorkItem.of(item).title("Theirs").build(), BOB);

        comeBack();

        assertThat(online(item).title()).isEqualTo("Theirs");
        assertThat(online(item).priority()).isEqualTo(5);
    }

    @Test
    void joinsMetadataPartByPart() {
        WorkItem item = task("First");
        Map<String, Object> mine = new TaskMetadata(new BigDecimal("3"), null, null).toTree();
        Map<String, Object> theirs = new TaskMetadata(null, new BigDecimal("4"), null).toTree();
        update(stores.offline(), UpdateWorkItem.of(item).metadata(mine).build());
        update(stores.online(), UpdateWorkItem.of(item).metadata(theirs).build(), BOB);

        comeBack();

        assertThat(online(item).metadata()).isEqualTo(new TaskMetadata(new BigDecimal("3"), new BigDecimal("4"), null));
        agrees();
    }

    @Test
    void recordsAConflictWhereBothChangedAFieldAndLetsLaterEntriesJoinIt() {
        WorkItem item = task("First");
        WorkItem second =
                update(stores.offline(), UpdateWorkItem.of(item).title("Mine").build());
        update(stores.offline(), UpdateWorkItem.of(second).priority(5).build());
        update(stores.online(), UpdateWorkItem.of(item).title("Theirs").build(), BOB);

        comeBack();

        WorkItem kept = online(item);
        assertThat(kept.title()).isEqualTo("Theirs");
        assertThat(kept.priority()).isEqualTo(3);
        assertThat(kept.version()).isGreaterThan(3);
        assertThat(stores.primary.conflicts().open()).singleElement().satisfies(conflict -> {
            assertThat(conflict.entity().entityId()).isEqualTo(item.id().toString());
            assertThat(conflict.mine()).containsEntry("title", "Mine").containsEntry("priority", 5L);
            assertThat(conflict.theirs()).containsEntry("title", "Theirs");
            assertThat(conflict.actor()).isEqualTo("ann");
            assertThat(conflict.entries()).hasSize(2);
        });
        agrees();
    }

    @Test
    void recordsARefusalAndWhatRefersToItAndGoesOn() {
        Vendor mine = stores.offline().vendors().create(CreateVendor.named("Acme"), ANN);
        stores.offline().vendors().update(UpdateVendor.status(new VendorRef("acme"), 1, VendorStatus.OPERATIONAL), ANN);
        stores.offline()
                .deployments()
                .record(
                        new RecordDeployment(
                                Instant.parse("2026-02-01T00:00:00Z"),
                                COMMIT,
                                Map.of("pr_number", 7, "pr_title", "Seven", "constitutional_compliance", true),
                                List.of(new VendorRef("acme")),
                                List.of()),
                        ANN);
        stores.offline().vendors().create(CreateVendor.named("Other"), ANN);
        Vendor theirs = stores.online().vendors().create(CreateVendor.named("ACME"), BOB);

        comeBack();

        assertThat(stores.primary.conflicts().open()).hasSize(2).anySatisfy(conflict -> {
            assertThat(conflict.entity().entityId()).isEqualTo(mine.id().toString());
            assertThat(conflict.entries()).hasSize(2);
        });
        assertThat(stores.online().vendors().get(new VendorRef("acme"))).isEqualTo(theirs);
        assertThat(stores.online().vendors().get(new VendorRef("other")).name()).isEqualTo("Other");
        agrees();
    }

    @Test
    void recordsACycleAsAConflict() {
        WorkItem first = task("First");
        WorkItem second = task("Second");
        stores.offline().dependencies().set(SetDependency.blocks(ref(first), ref(second)), ANN);
        stores.online().dependencies().set(SetDependency.blocks(ref(second), ref(first)), BOB);

        comeBack();

        assertThat(stores.primary.conflicts().open()).hasSize(1);
        agrees();
    }

    @Test
    void recordsACycleOverAParentAsAConflict() {
        WorkItem parent = task("Parent");
        WorkItem child = task("Child");
        update(stores.offline(), UpdateWorkItem.of(child).under(ref(parent)).build());
        stores.online().dependencies().set(SetDependency.dependsOn(ref(child), ref(parent)), BOB);

        comeBack();

        assertThat(online(child).placement().parentId()).isNull();
        assertThat(stores.primary.conflicts().open())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.reason()).contains("cycle", "'Child' → 'Parent'"));
        agrees();
    }

    @Test
    void recordsAChildOfADeletedParentAsAConflictWithWhatStandsBelowIt() {
        WorkItem parent = task("Parent");
        WorkItem child =
                stores.offline().workItems().create(CreateWorkItem.task("Child").under(parent.id()), ANN);
        stores.offline().workItems().create(CreateWorkItem.task("Grandchild").under(child.id()), ANN);
        update(stores.online(), UpdateWorkItem.of(parent).delete().build(), BOB);

        comeBack();

        assertThat(stores.primary.conflicts().open()).hasSize(2);
        agrees();
    }

    @Test
    void recordsAClaimThatAnotherHoldsAsAConflict() {
        WorkItem item = task("First");
        stores.offline().claims().claim(ClaimWorkItem.of(ref(item)), ANN);
        stores.online().claims().claim(ClaimWorkItem.of(ref(item)), BOB);

        comeBack();

        assertThat(online(item).claim())
                .satisfies(claim -> assertThat(claim.assignee()).isEqualTo("bob"));
        assertThat(stores.primary.conflicts().open()).hasSize(1);
        agrees();
    }

    @Test
    void answersARepeatedRequestOfBeforeTheReturnAfterIt() {
        Caller once = ANN.withRequest(java.util.UUID.fromString("018f0000-0000-7000-8000-000000000001"));
        WorkItem offline = stores.offline().workItems().create(CreateWorkItem.task("Once"), once);
        assertThat(stores.offline().workItems().create(CreateWorkItem.task("Once"), once))
                .isEqualTo(offline);

        comeBack();

        assertThat(stores.online().workItems().create(CreateWorkItem.task("Once"), once))
                .isEqualTo(offline);
        assertThat(stores.online().status().summary().activeWorkItems().totalCount())
                .isEqualTo(1);
    }

    @Test
    void bringsNothingAgainThatComesBackAfterItsRequestWasForgotten() {
        WorkItem item = task("First");
        Caller repeating = ANN.withRequest(UUID.randomUUID());
        stores.offline()
                .workItems()
                .update(UpdateWorkItem.of(item).title("Offline").build(), repeating);
        stores.offline().workItems().create(CreateWorkItem.task("Made"), ANN.withRequest(UUID.randomUUID()));
        List<SealedEntry> committedToGit = sealed();
        comeBack();
        stores.online()
                .workItems()
                .update(UpdateWorkItem.of(online(item)).title("Later").build(), BOB);
        long logged = logged();
        stores.clock.advance(Duration.ofDays(40));

        stores.here().journal.adopt(committedToGit);
        comeBack();

        assertThat(stores.here().journal.isOpen()).isFalse();
        assertThat(online(item).title()).isEqualTo("Later");
        assertThat(stores.primary.conflicts().open()).isEmpty();
        assertThat(logged()).isEqualTo(logged);
        agrees();
    }

    private List<SealedEntry> sealed() {
        return stores.here().mirror.sessions().with(JournalMapper.class, JournalMapper::waiting).stream()
                .map(row -> EntrySeal.parse(row.entry()))
                .toList();
    }

    private long logged() {
        return stores.primary
                .changeLog()
                .list(new ChangeQuery(null, null, null, null, null, ChangeQuery.MAX_LIMIT))
                .size();
    }

    @Test
    void letsThreeMachinesComeBackOneAfterAnother() {
        TwoStores.Machine second = stores.machine();
        TwoStores.Machine third = stores.machine();
        WorkItem item = task("First");
        update(stores.offline(), UpdateWorkItem.of(item).title("Mine").build());
        update(second.offline(), UpdateWorkItem.of(item).priority(1).build());
        update(
                third.offline(),
                UpdateWorkItem.of(item)
                        .title("Third's")
                        .status(ItemStatus.BLOCKED)
                        .build());
        second.offline().workItems().create(CreateWorkItem.task("Second's"), ANN);

        stores.machines.forEach(machine -> assertThat(machine.comeBack()).isTrue());

        WorkItem joined = online(item);
        assertThat(joined.title()).isEqualTo("Mine");
        assertThat(joined.priority()).isEqualTo(1);
        assertThat(joined.status()).isEqualTo(ItemStatus.ACTIVE);
        assertThat(stores.primary.conflicts().open()).hasSize(1);
        assertThat(stores.online().status().summary().activeWorkItems().totalCount())
                .isEqualTo(2);
        agrees();
    }

    private void comeBack() {
        assertThat(stores.here().comeBack()).isTrue();
    }

    private void agrees() {
        assertThat(RecordAgreement.differencesAfterOfflineWrites(stores.online()))
                .isEmpty();
    }

    private WorkItem task(String title) {
        return stores.everywhere(tracker -> tracker.workItems().create(CreateWorkItem.task(title), ANN));
    }

    private WorkItem online(WorkItem item) {
        return stores.online().workItems().get(ref(item));
    }

    private static WorkItemRef ref(WorkItem item) {
        return WorkItemRef.of(item.id());
    }

    private static WorkItem update(Tracker tracker, UpdateWorkItem command) {
        return update(tracker, command, ANN);
    }

    private static WorkItem update(Tracker tracker, UpdateWorkItem command, Caller caller) {
        return tracker.workItems().update(command, caller).item();
    }
}
