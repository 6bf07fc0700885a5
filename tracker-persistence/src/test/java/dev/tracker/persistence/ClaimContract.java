package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of ready work and claims on every database. */
abstract class ClaimContract extends RecordContract {

    @Test
    void listsReadyWorkByPriorityThenByWhoWaitsThenByAge() {
        WorkItem old = create("Old");
        WorkItem wanted = create("Wanted");
        WorkItem urgent = prioritized("Urgent", 1);
        WorkItem waiting = create("Waiting");
        blocks(wanted, waiting);
        blocks(waiting, create("Last"));

        assertThat(titles(ReadyFilter.ALL)).containsExactly("Urgent", "Wanted", "Old");
        assertThat(tracker.claims()
                        .readyWhole(ReadyFilter.ALL, PageRequest.FIRST)
                        .items())
                .containsExactly(get(urgent), get(wanted), get(old));
        assertThat(tracker.status().summary().activeWorkItems().readyCount()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatHasOpenWorkBelowIt() {
        WorkItem parent = create("Parent");
        WorkItem child = createUnder(parent, "Child");

        assertThat(titles(ReadyFilter.ALL)).containsExactly("Child");
        complete(child);
        assertThat(titles(ReadyFilter.ALL)).containsExactly("Parent");
    }

    @Test
    void filtersByPlaceLabelAndType() {
        WorkItem parent = create("Parent");
        WorkItem child = createUnder(parent, "Child");
        createUnder(child, "Grandchild");
        create(new CreateWorkItem(
                ItemType.RESEARCH,
                "Labelled",
                null,
                null,
                null,
                null,
                List.of("x"),
                null,
                null,
                null,
                null,
                List.of()));

        assertThat(titles(new ReadyFilter(ref(parent), null, null))).containsExactly("Grandchild");
        assertThat(titles(new ReadyFilter(null, "x", null))).containsExactly("Labelled");
        assertThat(titles(new ReadyFilter(null, null, ItemType.RESEARCH))).containsExactly("Labelled");
        assertThat(titles(new ReadyFilter(new WorkItemRef(child.key().value()), "x", null)))
                .isEmpty();
    }

    @Test
    void pagesThroughReadyWork() {
        for (int i = 0; i < 7; i++) {
            create("Item " + i);
        }

        var second = tracker.claims().ready(ReadyFilter.ALL, new PageRequest(3, 3, null));

        assertThat(second.items()).extracting(WorkItemSummary::title).containsExactly("Item 3", "Item 4", "Item 5");
        assertThat(second.totalCount()).isEqualTo(7);
        assertThat(second.hasMore()).isTrue();
        assertThatThrownBy(() -> tracker.claims().ready(ReadyFilter.ALL, new PageRequest(3, 0, "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cursor does not go with ready");
    }

    @Test
    void givesTheNextReadyItemToWhoAsks() {
        WorkItem first = prioritized("First", 1);
        WorkItem second = prioritized("Second", 2);

        assertThat(claimNext().id()).isEqualTo(first.id());
        assertThat(claimNext().id()).isEqualTo(second.id());
        assertThat(claimNext()).isNull();
        assertThat(get(first).claim().assignee()).isEqualTo("alice");
        assertThat(get(first).version()).isEqualTo(2);
        assertThat(changesOf(first)).extracting(Change::action).containsExactly(Action.CREATED, Action.CLAIMED);
    }

    @Test
    void refusesWhatAnotherHoldsUnlessItIsTakenOver() {
        WorkItem item = create("Held");
        tracker.claims().claim(ClaimWorkItem.of(ref(item)), ALICE);

        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.of(ref(item)), BOB))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("assignee")
                .hasMessageContaining("claimed by alice");
        WorkItem taken =
                tracker.claims().claim(ClaimWorkItem.takeOver(ref(item)), BOB).item();

        assertThat(taken.claim().assignee()).isEqualTo("bob");
        assertThat(taken.version()).isEqualTo(3);
    }

    @Test
    void changesNothingWhenOneClaimsAgainWhatOneHolds() {
        WorkItem item = create("Held");
        WorkItem claimed =
                tracker.claims().claim(ClaimWorkItem.of(ref(item)), ALICE).item();

        assertThat(tracker.claims().claim(ClaimWorkItem.of(ref(item)), ALICE).item())
                .isEqualTo(claimed);
        assertThat(changesOf(item)).hasSize(2);
    }

    @Test
    void refusesWhatIsNotReadyAndNamesWhy() {
        WorkItem first = create("First");
        WorkItem waiting = create("Waiting");
        blocks(first, waiting);
        WorkItem parent = create("Parent");
        createUnder(parent, "Child");
        WorkItem done = complete(create("Done")).item();

        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.of(ref(waiting)), ALICE))
                .hasMessageContaining("id is not ready: it waits for " + first.key() + " 'First'");
        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.of(ref(parent)), ALICE))
                .hasMessageContaining("open items stand below it")
                .hasMessageContaining("'Child'");
        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.of(ref(done)), ALICE))
                .hasMessageContaining("its status is completed");
        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.of(ref(delete(first))), ALICE))
                .hasMessageContaining("id is deleted");
    }

    @Test
    void letsItsHolderAloneGiveAnItemBack() {
        WorkItem item = create("Held");
        tracker.claims().claim(ClaimWorkItem.of(ref(item)), ALICE);

        assertThatThrownBy(() -> tracker.claims().claim(ClaimWorkItem.release(ref(item)), BOB))
                .hasMessageContaining("it is claimed by alice");
        WorkItem released =
                tracker.claims().claim(ClaimWorkItem.release(ref(item)), ALICE).item();
        WorkItem again =
                tracker.claims().claim(ClaimWorkItem.release(ref(item)), ALICE).item();

        assertThat(released.claim()).isNull();
        assertThat(again).isEqualTo(released);
        assertThat(changesOf(item)).extracting(Change::action).endsWith(Action.RELEASED);
    }

    @Test
    void endsAClaimWithTheWork() {
        WorkItem item = create("Held");
        tracker.claims().claim(ClaimWorkItem.of(ref(item)), ALICE);

        assertThat(complete(get(item)).item().claim()).isNull();
    }

    @Test
    void lapsesALeaseAndShowsSo() {
        WorkItem item = create("Leased");
        tracker.claims().claim(ClaimWorkItem.of(ref(item)).leasedFor(30), ALICE);
        assertThat(claimNext()).isNull();
        assertThat(get(item).claim().claimLapsed()).isNull();

        execute("UPDATE work_items SET claim_expires_at = '2026-01-01T00:00:00.000000Z'");

        assertThat(get(item).claim().claimLapsed()).isTrue();
        assertThat(titles(ReadyFilter.ALL)).containsExactly("Leased");
        WorkItem next =
                tracker.claims().claim(ClaimWorkItem.next(ReadyFilter.ALL), BOB).item();
        assertThat(next.claim())
                .extracting(Claim::assignee, Claim::claimExpiresAt)
                .containsExactly("bob", null);
    }

    @Test
    void renewsALeaseWithEveryWriteOfItsHolder() {
        WorkItem item = create("Leased");
        tracker.claims().claim(ClaimWorkItem.of(ref(item)).leasedFor(30), ALICE);
        String soon = "UPDATE work_items SET claim_expires_at = '2099-01-01T00:00:00.000000Z'";
        execute(soon);
        Claim before = get(item).claim();

        tracker.workItems().update(UpdateWorkItem.of(get(item)).title("Changed").build(), BOB);
        assertThat(get(item).claim().claimExpiresAt()).isEqualTo(before.claimExpiresAt());
        tracker.workItems().update(UpdateWorkItem.of(get(item)).title("Changed").build(), ALICE);
        assertThat(get(item).claim().claimExpiresAt()).isBefore(before.claimExpiresAt());
        assertThat(get(item).version()).isEqualTo(3);
        execute(soon);
        tracker.workItems().update(UpdateWorkItem.of(get(item)).priority(1).build(), ALICE);
        assertThat(get(item).claim().claimExpiresAt()).isBefore(before.claimExpiresAt());
        assertThat(changesOf(item).get(3).changes()).containsOnlyKeys("priority");
    }

    @Test
    void namesEveryFaultOfAClaim() {
        ClaimWorkItem command = new ClaimWorkItem(null, ReadyFilter.ALL, "a".repeat(101), true, true, 0);

        assertThatThrownBy(() -> tracker.claims().claim(command, ALICE))
                .hasMessageContaining("id is required to release")
                .hasMessageContaining("take_over")
                .hasMessageContaining("assignee must have")
                .hasMessageContaining("lease_minutes must be at least 1");
    }

    private WorkItem claimNext() {
        return tracker.claims()
                .claim(ClaimWorkItem.next(ReadyFilter.ALL), ALICE)
                .item();
    }

    private List<String> titles(ReadyFilter filter) {
        return tracker.claims().ready(filter, PageRequest.FIRST).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    private WorkItem prioritized(String title, int priority) {
        return create(new CreateWorkItem(
                ItemType.TASK,
                title,
                TaskMetadata.EMPTY.toTree(),
                null,
                ItemStatus.ACTIVE,
                priority,
                List.of(),
                null,
                null,
                null,
                null,
                List.of()));
    }
}
