package dev.tracker.testkit.memory;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;

/** Which items can be worked on at a time. */
record Readiness(State state, Instant now) {

    boolean isReady(StoredItem item) {
        return item.isLive()
                && item.item().status() == ItemStatus.ACTIVE
                && item.isFreeAt(now)
                && !hasOpenBelow(item.item())
                && !waits(item.item());
    }

    /** Whether an item that has to be finished first is not. */
    boolean waits(WorkItem item) {
        return Items.before(state, item.id()).anyMatch(Items::isInTheWay);
    }

    /** Whether a live and open item waits for this one. */
    boolean isWaitedFor(WorkItem item) {
        return Items.waitingFor(state, item.id()).anyMatch(StoredItem::isLiveAndOpen);
    }

    private boolean hasOpenBelow(WorkItem item) {
        String path = item.placement().path();
        return state.items.values().stream().anyMatch(other -> other.isLiveAndOpen() && other.isBelow(path));
    }
}
