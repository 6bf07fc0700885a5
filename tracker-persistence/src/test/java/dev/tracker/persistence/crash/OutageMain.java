package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client of a project whose database comes and goes: writes, and says of each write that was acknowledged
 * {@code acked REQUEST ENTITY VERSION here|away MILLISECONDS TIME}. Made to be killed; ends when its input does.
 */
final class OutageMain {

    private static final Duration THOUGHT = Duration.ofMillis(400);

    private final Tracker tracker;
    private final String actor;
    private final Random random;

    private OutageMain(Tracker tracker, String actor, long seed) {
        this.tracker = tracker;
        this.actor = actor;
        this.random = new Random(seed);
    }

    /** The project's folder, the database's URL, the client's name and a seed. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        ProjectSettings settings = ProjectSettings.resolve(
                new SettingOptions(null, folder.toString(), null), Map.of("TRACKER_DATABASE_URL", args[1]), folder);
        try (AvailableStore store = AvailableStore.open(settings)) {
            OutageMain client = new OutageMain(Tracker.over(store), args[2], Long.parseLong(args[3]));
            while (System.in.available() == 0 && !System.out.checkError()) {
                client.write();
                // Who writes thinks in between: without that, the processors would be what is tried here.
                LockSupport.parkNanos(client.random.nextLong(THOUGHT.toNanos()));
            }
        }
    }

    private void write() {
        UUID request = UUID.randomUUID();
        Caller caller = new Caller(actor, request);
        try (Observation seen = Observation.begin()) {
            long begun = System.nanoTime();
            String acknowledged = acknowledged(caller);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            if (acknowledged != null) {
                String where = seen.addTo(Map.of()).containsKey("wrote_to_cache") ? "away" : "here";
                System.out.println("acked " + request + " " + acknowledged + " " + where + " " + millis + " "
                        + System.currentTimeMillis());
            }
        } catch (TrackerException refused) {
            System.out.println("refused " + refused.code().code() + " " + refused.getMessage());
        }
    }

    private @Nullable String acknowledged(Caller caller) {
        List<WorkItemSummary> items =
                tracker.workItems().list(WorkItemQuery.ALL).items();
        int kind = items.size() < 5 ? 0 : random.nextInt(8);
        if (kind == 0) {
            WorkItem made = tracker.workItems().create(CreateWorkItem.task(title()), caller);
            return "work_item/" + made.id() + " " + made.version();
        }
        if (kind == 1) {
            var vendor = tracker.vendors().create(CreateVendor.named("v " + random.nextInt(100_000)), caller);
            return "vendor/" + vendor.id() + " " + vendor.version();
        }
        if (kind == 2) {
            WorkItem claimed = tracker.claims()
                    .claim(ClaimWorkItem.next(ReadyFilter.ALL), caller)
                    .item();
            return claimed == null ? null : "work_item/" + claimed.id() + " " + claimed.version();
        }
        WorkItemSummary chosen = items.get(random.nextInt(items.size()));
        var update = UpdateWorkItem.of(WorkItemRef.of(chosen.id()), chosen.version());
        WorkItem changed = tracker.workItems()
                .update((random.nextBoolean() ? update.title(title()) : update.description(title())).build(), caller)
                .item();
        return "work_item/" + changed.id() + " " + changed.version();
    }

    private String title() {
        return actor + " " + random.nextLong();
    }
}
