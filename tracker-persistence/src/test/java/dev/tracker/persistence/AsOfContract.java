package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.history.PastWorkItem;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import dev.tracker.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An item's state at any time is what it was then. */
abstract class AsOfContract extends RecordContract {

    private static final int STEPS = 120;

    private final MutableClock clock = MutableClock.startingAt(MutableClock.START);
    private final List<WorkItemRef> known = new ArrayList<>();
    private Tracker moving;

    /** What was seen of an item at a time. */
    private record Seen(Instant at, WorkItem item, Set<Dependency> dependencies) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rebuildsEveryStateOfARandomHistory(long seed) {
        moving = Tracker.over(store, clock);
        Random random = new Random(seed);
        List<Seen> seen = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            change(random);
            WorkItemRef ref = any(random);
            seen.add(see(ref));
            clock.advance(Duration.ofHours(random.nextInt(48)));
        }

        for (Seen then : seen) {
            PastWorkItem past = moving.history().asOf(WorkItemRef.of(then.item().id()), then.at());
            assertThat(past.item()).isEqualTo(then.item());
            assertThat(Set.copyOf(past.dependencies())).isEqualTo(then.dependencies());
        }
    }

    @Test
    void saysWhenAnItemWasCreatedThatWasNotThereYet() {
        WorkItem item = create("New");
        Instant created = item.revision().createdAt();

        assertThat(tracker.history().asOf(ref(item), created).item()).isEqualTo(item);
        assertThatThrownBy(() -> tracker.history().asOf(ref(item), created.minusNanos(1_000)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("was created at " + created);
        assertThatThrownBy(() -> tracker.history().asOf(new WorkItemRef("zzzzz"), created))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("There is no work item 'zzzzz'");
    }

    @Test
    void placesAnItemWhereItsAncestorsStoodThen() {
        WorkItem first = create("First");
        WorkItem second = create("Second");
        WorkItem child = createUnder(first, "Child");
        WorkItem grandchild = createUnder(child, "Grandchild");
        Instant then = grandchild.revision().updatedAt();
        WorkItem moved = move(child, second);
        delete(second);

        WorkItem before = tracker.history().asOf(ref(grandchild), then).item();
        WorkItem after = tracker.history()
                .asOf(ref(grandchild), moved.revision().updatedAt())
                .item();

        assertThat(before).isEqualTo(grandchild);
        assertThat(after.placement().path()).isEqualTo("/" + second.id() + "/" + child.id() + "/" + grandchild.id());
        assertThat(get(grandchild).isDeleted()).isTrue();
    }

    @Test
    void readsALogLongerThanAPage() {
        WorkItem item = create("Version 1");
        Instant middle = item.revision().updatedAt();
        for (int version = 2; version <= 620; version++) {
            item = update(UpdateWorkItem.of(item).title("Version " + version).build())
                    .item();
            middle = version == 510 ? item.revision().updatedAt() : middle;
        }

        WorkItem then = tracker.history().asOf(ref(item), middle).item();

        assertThat(then.title()).isEqualTo("Version 510");
        assertThat(then.version()).isEqualTo(510);
    }

    private Seen see(WorkItemRef ref) {
        WorkItem item = moving.workItems().get(ref);
        List<Dependency> dependencies =
                moving.workItems().query(new WorkItemView(ref, false, true, 1, 1, true, true)).dependencies().stream()
                        .map(view -> new Dependency(
                                view.sourceId(),
                                view.targetId(),
                                view.dependencyType(),
                                view.createdAt(),
                                view.createdBy()))
                        .toList();
        return new Seen(clock.last(), item, dependencies.stream().collect(Collectors.toUnmodifiableSet()));
    }

    private void change(Random random) {
        try {
            switch (known.size() < 4 ? 0 : random.nextInt(10)) {
                case 0, 1 -> create(random);
                case 2, 3 -> edit(random);
                case 4, 5 -> restructure(random);
                case 6 -> depend(random);
                case 7 -> claim(random);
                case 8 -> moving.archive().archive(ArchiveWorkItems.after(1), BOB, ArchiveProgress.NONE);
                default -> unarchive();
            }
        } catch (ValidationException | CycleException refused) {
            // What the rules refuse is part of such a history, and changes nothing.
            assertThat(refused).hasMessageNotContaining("SQL");
        }
    }

    private void create(Random random) {
        CreateWorkItem command = random.nextInt(4) == 0
                ? CreateWorkItem.of(
                        ItemType.SESSION,
                        "Session",
                        new SessionMetadata(1_000, 1, Map.of("schema_version", "1", "n", random.nextInt(9))))
                : CreateWorkItem.task("Item " + random.nextInt(100));
        if (!known.isEmpty() && random.nextBoolean()) {
            command = command.under(moving.workItems().get(any(random)).id());
        }
        known.add(WorkItemRef.of(moving.workItems().create(command, ALICE).id()));
    }

    private void edit(Random random) {
        WorkItem item = moving.workItems().get(any(random));
        UpdateWorkItemBuilder change = UpdateWorkItem.of(item)
                .title("Edited " + random.nextInt(100))
                .status(anyOf(List.of(ItemStatus.values()), random))
                .labels(random.nextBoolean() ? List.of() : List.of("l" + random.nextInt(3)));
        if (random.nextBoolean()) {
            change.branchName("b" + random.nextInt(5)).description(random.nextBoolean() ? "" : "More");
        }
        if (item.itemType() == ItemType.TASK) {
            change.metadata(random.nextBoolean() ? Map.of() : Map.of("estimated_hours", random.nextInt(9)));
        }
        moving.workItems().update(change.build(), BOB);
    }

    private void restructure(Random random) {
        WorkItem item = moving.workItems().get(any(random));
        UpdateWorkItemBuilder change = UpdateWorkItem.of(item);
        if (item.isDeleted()) {
            change.restore();
        } else if (random.nextInt(4) == 0) {
            change.delete();
        } else if (random.nextBoolean()) {
            change.under(any(random));
        } else {
            change.toRoot();
        }
        moving.workItems().update(change.build(), BOB);
    }

    private void depend(Random random) {
        SetDependency command = new SetDependency(
                any(random), any(random), anyOf(List.of(DependencyType.values()), random), random.nextInt(3) == 0);
        moving.dependencies().set(command, ALICE);
    }

    private void claim(Random random) {
        WorkItemRef ref = any(random);
        boolean held = moving.workItems().get(ref).claim() != null;
        moving.claims().claim(held ? ClaimWorkItem.release(ref) : ClaimWorkItem.of(ref), ALICE);
    }

    private void unarchive() {
        moving.archive().list(ArchivedQuery.ALL).items().stream()
                .findFirst()
                .ifPresent(entry -> moving.archive()
                        .restore(
                                new RestoreArchivedWorkItem(
                                        WorkItemRef.of(entry.item().id())),
                                BOB));
    }

    private WorkItemRef any(Random random) {
        return anyOf(known, random);
    }

    private static <T> T anyOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
