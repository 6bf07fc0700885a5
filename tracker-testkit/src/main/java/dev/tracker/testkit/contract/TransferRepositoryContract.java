package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.transfer.EnhancementDependency;
import dev.tracker.core.transfer.PromptFile;
import dev.tracker.core.transfer.RecordKind;
import dev.tracker.core.transfer.StoredChange;
import dev.tracker.core.transfer.StoredConflict;
import dev.tracker.core.transfer.StoredEnhancement;
import dev.tracker.core.transfer.StoredItem;
import dev.tracker.core.transfer.StoredMigration;
import dev.tracker.core.transfer.TransferRepository;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link TransferRepository} promises. It needs the unit of work besides, and the entities' own ports. */
public abstract class TransferRepositoryContract extends PortsContract {

    private static final UUID REQUEST = UUID.fromString("018f0000-0000-7000-8000-00000000000a");

    private final WorkItem root = task("00000000-0000-4000-8000-000000000002", "Root", null);
    private final WorkItem child = task("00000000-0000-4000-8000-000000000001", "Child", root);
    private final Vendor vendor = Samples.vendor("Acme");
    private final Deployment event = Samples.deployment(7, NOW, List.of(vendor.id()), List.of(child.id(), root.id()));
    private final StoredEnhancement plan = plan("00000000-0000-4000-8000-000000000011", null);
    private final StoredEnhancement needed = plan("00000000-0000-4000-8000-000000000012", root.id());

    private final Conflict open = ConflictSamples.conflict(ConflictSamples.JOURNAL, NOW);
    private final Conflict resolved = ConflictSamples.conflict(REQUEST, NOW.plusSeconds(1));

    @Test
    void isEmptyUntilSomethingIsWritten() {
        assertThat(holding(() -> transfer().isEmpty())).isTrue();
        for (RecordKind kind : RecordKind.values()) {
            assertThat(transfer().count(kind)).isEqualTo(kind == RecordKind.CONFIGURATION ? 1 : 0);
        }

        writing(() -> ports().vendors().insert(vendor));

        assertThat(holding(() -> transfer().isEmpty())).isFalse();
    }

    @Test
    void givesBackWhatItWasGivenInTheOrderOfAnExport() {
        Map<RecordKind, List<? extends Record>> whole = whole();

        add(whole);

        whole.forEach((kind, records) -> {
            assertThat(all(kind)).as(kind.word()).isEqualTo(records);
            assertThat(transfer().count(kind)).as(kind.word()).isEqualTo(records.size());
        });
    }

    @Test
    void addsWhatTheOtherPortsFind() {
        add(whole());

        assertThat(ports().vendors().names()).containsExactly("Acme");
        assertThat(ports().workItems()
                        .summaries(WorkItemQuery.ofText("child", PageRequest.FIRST))
                        .totalCount())
                .as("its words are found")
                .isEqualTo(1);
        assertThat(ports().dependencies().of(root.id())).hasSize(1);
        assertThat(ports().deployments().find(event.id())).isPresent();
        assertThat(ports().enhancements().find(plan.id()).orElseThrow().dependsOn())
                .containsExactly(needed.id());
        assertThat(ports().configuration().get().currentSessionId()).isNull();
        assertThat(ports().migrations().promptItems(List.of("prompts/1.md"))).containsEntry("prompts/1.md", root.id());
        assertThat(ports().changeLog().list(ChangeQuery.ALL))
                .extracting(Change::seq)
                .containsExactly(3L, 8L);
    }

    @Test
    void numbersChangesOnAfterTheLastThatWasAdded() {
        add(whole());

        writing(() ->
                ports().changeLog().append(List.of(Samples.change(vendor.id().toString(), 2, Map.of()))));

        assertThat(ports().changeLog().list(ChangeQuery.ALL))
                .extracting(Change::seq)
                .containsExactly(3L, 8L, 9L);
    }

    @Test
    void keepsDeletedAndArchivedItemsAsTheyAre() {
        writing(() -> {
            ports().workItems().insert(root);
            ports().workItems().insert(child);
            ports().workItems().insert(task("00000000-0000-4000-8000-000000000003", "Third", null));
            ports().archive().archive(List.of(child.id()), NOW.plusSeconds(60));
        });
        WorkItem third = ports().workItems()
                .find(new WorkItemRef("00000000-0000-4000-8000-000000000003"))
                .orElseThrow();
        writing(() -> ports().workItems().delete(List.of(third), REQUEST, NOW.plusSeconds(90), "ben"));

        List<Record> items = all(RecordKind.WORK_ITEM);

        assertThat(items)
                .extracting(item -> ((StoredItem) item).item().title())
                .containsExactly("Root", "Third", "Child");
        assertThat(items).extracting(item -> ((StoredItem) item).deletionId()).containsExactly(null, REQUEST, null);
        assertThat(((StoredItem) items.get(2)).item().archivedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void knowsWhatOthersMayReferTo() {
        add(whole());
        UUID nobody = UUID.randomUUID();

        assertThat(holding(() -> transfer()
                        .known(
                                RecordKind.WORK_ITEM,
                                List.of(root.id().value(), child.id().value(), nobody))))
                .containsExactlyInAnyOrder(root.id().value(), child.id().value());
        assertThat(holding(() ->
                        transfer().known(RecordKind.VENDOR, List.of(vendor.id().value(), nobody))))
                .containsExactly(vendor.id().value());
        assertThat(holding(() -> transfer()
                        .known(RecordKind.ENHANCEMENT, List.of(nobody, plan.id().value()))))
                .containsExactly(plan.id().value());
        assertThat(holding(() -> transfer().known(RecordKind.VENDOR, List.of())))
                .isEmpty();
    }

    @Test
    void refusesWhatIsThereAlready() {
        add(whole());

        Map<RecordKind, List<? extends Record>> again = whole();
        again.remove(RecordKind.CONFIGURATION);
        again.forEach((kind, records) -> assertRefused(kind, records.get(0)));
        assertRefused(RecordKind.VENDOR, Samples.vendor("ACME"));
    }

    @Test
    void refusesALiveItemBelowAnArchivedOne() {
        writing(() -> {
            ports().workItems().insert(root);
            ports().archive().archive(List.of(root.id()), NOW.plusSeconds(60));
        });

        assertRefused(RecordKind.WORK_ITEM, new StoredItem(child, null));
    }

    /** What was added before the refusal leaves with its unit, which has to be given up. */
    private void assertRefused(RecordKind kind, Record record) {
        long before = transfer().count(kind);
        assertThatThrownBy(() -> holding(() -> {
                    if (!transfer().add(kind, List.of(record))) {
                        throw new IllegalArgumentException("refused");
                    }
                    return true;
                }))
                .as(kind.word())
                .hasMessage("refused");
        assertThat(transfer().count(kind)).as(kind.word()).isEqualTo(before);
    }

    @Test
    void findsItemsThatStandWhereTheyMayNot() {
        add(whole());
        assertThat(holding(() -> transfer().misplacedItems())).isEmpty();

        writing(() -> ports().workItems().delete(List.of(root), REQUEST, NOW.plusSeconds(90), "ben"));

        assertThat(holding(() -> transfer().misplacedItems()))
                .as("live below a deleted one")
                .containsExactly(child.id());
    }

    @Test
    void tellsWhetherTheCurrentSessionIsOne() {
        add(whole());
        assertThat(holding(() -> transfer().isSessionSound())).as("none").isTrue();

        writing(() -> {
            transfer().hold();
            transfer().add(RecordKind.CONFIGURATION, List.of(configuration(root.id())));
        });

        assertThat(holding(() -> transfer().isSessionSound())).as("a task").isFalse();
    }

    private TransferRepository transfer() {
        return ports().transfer();
    }

    private <T> T holding(Supplier<T> work) {
        return ports().unitOfWork().write(WriteScope.STRUCTURE, () -> {
            transfer().hold();
            return work.get();
        });
    }

    private void add(Map<RecordKind, List<? extends Record>> whole) {
        holding(() -> {
            whole.forEach((kind, records) ->
                    assertThat(transfer().add(kind, records)).as(kind.word()).isTrue());
            transfer().numberChangesFrom(8);
            return true;
        });
    }

    private List<Record> all(RecordKind kind) {
        return ports().unitOfWork().read(() -> {
            List<Record> records = new ArrayList<>();
            transfer().each(kind, records::add);
            return records;
        });
    }

    /** A record of some of each kind. */
    private Map<RecordKind, List<? extends Record>> whole() {
        Map<RecordKind, List<? extends Record>> whole = new EnumMap<>(RecordKind.class);
        whole.put(RecordKind.VENDOR, List.of(vendor));
        whole.put(RecordKind.WORK_ITEM, List.of(new StoredItem(root, null), new StoredItem(child, null)));
        whole.put(
                RecordKind.DEPENDENCY,
                List.of(new Dependency(child.id(), root.id(), DependencyType.DEPENDS_ON, NOW, "anna")));
        whole.put(RecordKind.DEPLOYMENT, List.of(event));
        whole.put(RecordKind.ENHANCEMENT, List.of(plan, needed));
        whole.put(RecordKind.ENHANCEMENT_DEPENDENCY, List.of(new EnhancementDependency(plan.id(), 0, needed.id())));
        whole.put(RecordKind.CONFIGURATION, List.of(configuration(null)));
        MigrationRun run = new MigrationRun(
                REQUEST, NOW, "anna", REQUEST, "status.md", "a".repeat(64), "text\nGrüße 🌍", "status.md.backup");
        whole.put(RecordKind.MIGRATION, List.of(new StoredMigration(run, NOW.plusSeconds(5), "ben")));
        whole.put(RecordKind.PROMPT_FILE, List.of(new PromptFile("prompts/1.md", root.id())));
        whole.put(
                RecordKind.CONFLICT,
                Stream.of(
                                new StoredConflict(open, null, null, null),
                                new StoredConflict(resolved, Side.MINE, NOW.plusSeconds(9), "ben"))
                        .sorted(Comparator.comparing(
                                stored -> stored.conflict().id().toString()))
                        .toList());
        whole.put(RecordKind.CHANGE, List.of(change(3), change(8)));
        return whole;
    }

    private StoredChange change(long seq) {
        return new StoredChange(
                seq,
                NOW,
                "anna",
                EntityType.VENDOR,
                vendor.id().toString(),
                seq,
                Action.UPDATED,
                Map.of("name", Map.of("old", "a", "new", List.of("b", 1L))),
                REQUEST);
    }

    private static ProjectConfiguration configuration(@Nullable WorkItemId session) {
        return new ProjectConfiguration(
                ProjectConfiguration.ONLY, ContextType.FEATURE, session, "main", null, 5_000, 4, NOW, "anna");
    }

    private static WorkItem task(String id, String title, @Nullable WorkItem parent) {
        WorkItemId own = new WorkItemId(UUID.fromString(id));
        return parent == null ? Samples.task(own, title) : Samples.taskUnder(own, parent, title);
    }

    private static StoredEnhancement plan(String id, @Nullable WorkItemId item) {
        return new StoredEnhancement(
                new EnhancementId(UUID.fromString(id)),
                "Plan",
                null,
                2,
                EnhancementStatus.IMPLEMENTING,
                null,
                List.of("Simplicity"),
                item,
                Revision.first("anna", NOW));
    }
}
