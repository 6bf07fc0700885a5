package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.taskAt;
import static dev.tracker.testkit.contract.Samples.taskUnder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.ReadyItem;
import dev.tracker.core.workitem.ReadyWork;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a {@link ReadyWork} promises. It needs the unit of work, work items and dependencies besides. */
public abstract class ReadyWorkContract extends PortsContract {

    @Test
    void findsWhatNothingWaitsForByPriorityThenAge() {
        WorkItem old = insert(taskAt(NOW, "Old"));
        WorkItem young = insert(taskAt(NOW.plusSeconds(5), "Young"));
        WorkItem urgent = insert(taskAt(NOW.plusSeconds(9), "Urgent"));
        update(urgent, Samples.next(urgent, "Urgent", ItemStatus.ACTIVE, 1));

        assertThat(ids(ready().others(ReadyFilter.ALL, 100))).containsExactly(urgent.id(), old.id(), young.id());
        assertThat(ids(ready().others(ReadyFilter.ALL, 2))).containsExactly(urgent.id(), old.id());
        assertThat(ready().others(ReadyFilter.ALL, 1))
                .containsExactly(new ReadyItem(urgent.id(), 1, NOW.plusSeconds(9)));
    }

    @Test
    void tellsWhatOthersWaitForApart() {
        WorkItem first = insert(taskAt(NOW, "First"));
        WorkItem then = insert(taskAt(NOW, "Then"));
        WorkItem alone = insert(taskAt(NOW, "Alone"));
        blocks(first, then);

        assertThat(ids(ready().waitedFor(ReadyFilter.ALL))).containsExactly(first.id());
        assertThat(ids(ready().others(ReadyFilter.ALL, 9))).containsExactly(alone.id());
        assertThat(ready().count(ReadyFilter.ALL)).isEqualTo(2);
        assertThat(ready().openPrecedences()).containsExactly(new Precedence(first.id(), then.id()));

        update(first, Samples.inStatus(first, ItemStatus.COMPLETED));

        assertThat(ready().waitedFor(ReadyFilter.ALL)).isEmpty();
        assertThat(ids(ready().others(ReadyFilter.ALL, 9))).containsExactlyInAnyOrder(then.id(), alone.id());
        assertThat(ready().openPrecedences()).isEmpty();
    }

    @Test
    void passesOverWhatIsNotReady() {
        WorkItem parent = insert(taskAt(NOW, "Parent"));
        WorkItem child = insert(taskUnder(parent, "Child"));
        WorkItem blocked = insert(taskAt(NOW, "Blocked"));
        update(blocked, Samples.inStatus(blocked, ItemStatus.BLOCKED));
        WorkItem claimed = insert(taskAt(NOW, "Claimed"));
        update(claimed, Samples.claimed(claimed, new Claim("anna", NOW, null, null, null)));
        WorkItem gone = insert(taskAt(NOW, "Gone"));
        writing(() -> ports().workItems().delete(List.of(gone), java.util.UUID.randomUUID(), NOW, "x"));

        assertThat(ids(ready().others(ReadyFilter.ALL, 9))).containsExactly(child.id());
        assertThat(ready().openBelow(parent, 9).stream().map(WorkItemSummary::id))
                .containsExactly(child.id());

        update(child, Samples.inStatus(child, ItemStatus.COMPLETED));

        assertThat(ids(ready().others(ReadyFilter.ALL, 9))).containsExactly(parent.id());
        assertThat(ready().openBelow(parent, 9)).isEmpty();
    }

    @Test
    void filters() {
        WorkItem parent = insert(taskAt(NOW, "Parent"));
        WorkItem child = insert(Samples.labelled(taskUnder(parent, "Child"), "ui"));
        WorkItem other = insert(taskAt(NOW, "Other"));

        assertThat(ids(ready().others(within(parent), 9))).containsExactly(child.id());
        assertThat(ids(ready().others(new ReadyFilter(null, "ui", null), 9))).containsExactly(child.id());
        assertThat(ready().count(new ReadyFilter(null, "u\u0000i", null))).isZero();
        assertThat(ready().count(new ReadyFilter(null, null, ItemType.SESSION))).isZero();
        assertThat(ready().count(within(other))).isZero();
    }

    @Test
    void takesALapsedClaimForNone() {
        Instant now = ready().now();
        WorkItem lapsed = insert(taskAt(NOW, "Lapsed"));
        update(lapsed, Samples.claimed(lapsed, lease("anna", now.minus(Duration.ofHours(1)))));
        WorkItem held = insert(taskAt(NOW, "Held"));
        update(held, Samples.claimed(held, lease("ben", now.plus(Duration.ofHours(1)))));

        assertThat(ids(ready().others(ReadyFilter.ALL, 9))).containsExactly(lapsed.id());
        assertThat(claim(lapsed).claimLapsed()).isTrue();
        assertThat(claim(held).claimLapsed()).isNull();
    }

    @Test
    void letsAHoldersLeaseRunAnewWithoutANewVersion() {
        Instant now = ready().now();
        WorkItem item = insert(taskAt(NOW, "Item"));
        update(item, Samples.claimed(item, lease("anna", now.minus(Duration.ofHours(1)))));
        WorkItem forEver = insert(taskAt(NOW, "For ever"));
        update(forEver, Samples.claimed(forEver, new Claim("anna", NOW, null, null, null)));

        writing(() -> ready().renew(List.of(item.id(), forEver.id()), "ben", now));
        assertThat(claim(item).claimLapsed()).as("by another").isTrue();
        writing(() -> ready().renew(List.of(item.id(), forEver.id()), "anna", now));

        Instant end = Objects.requireNonNull(claim(item).claimExpiresAt());
        assertThat(Duration.between(now, end))
                .isBetween(Duration.ofMillis(29 * 60_000 + 59_998), Duration.ofMinutes(30));
        assertThat(find(item).version()).isEqualTo(2);
        assertThat(claim(forEver).claimExpiresAt()).isNull();
    }

    @Test
    void summarizesInTheOrderAskedFor() {
        WorkItem one = insert(taskAt(NOW, "One"));
        WorkItem two = insert(taskAt(NOW, "Two"));

        assertThat(ready().summaries(List.of(two.id(), one.id()))).containsExactly(two.summary(), one.summary());
    }

    private static Claim lease(String holder, Instant end) {
        Instant micros = end.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        return new Claim(holder, NOW, 30, micros, null);
    }

    private static ReadyFilter within(WorkItem item) {
        return new ReadyFilter(WorkItemRef.of(item.id()), null, null);
    }

    private ReadyWork ready() {
        return ports().readyWork();
    }

    private WorkItem insert(WorkItem item) {
        return write(() -> ports().workItems().insert(item));
    }

    private void update(WorkItem before, WorkItem after) {
        assertThat(write(() -> ports().workItems().update(before, after))).isTrue();
    }

    private WorkItem find(WorkItem item) {
        return ports().workItems().find(WorkItemRef.of(item.id())).orElseThrow();
    }

    private Claim claim(WorkItem item) {
        return Objects.requireNonNull(find(item).claim());
    }

    private void blocks(WorkItem first, WorkItem then) {
        Dependency dependency = new Dependency(first.id(), then.id(), DependencyType.BLOCKS, NOW, "anna");
        writing(() -> ports().dependencies().addAll(List.of(dependency)));
    }

    private static List<WorkItemId> ids(List<ReadyItem> items) {
        return items.stream().map(ReadyItem::id).toList();
    }
}
