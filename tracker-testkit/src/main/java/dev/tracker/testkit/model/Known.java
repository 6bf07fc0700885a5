package dev.tracker.testkit.model;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.PromptImportReport;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run has made so far, so that later calls name what there is, and sometimes what there is not. */
final class Known {

    /** Vendors may be called what looks like an id: this with one more digit. */
    static final String LIKE_AN_ID = "018f0000-0000-7000-8000-00000000000";

    private static final int REPEATABLE = 15;

    private static final PageRequest MANY = PageRequest.ofSize(100);

    /** Requests are kept for thirty days; who repeats one later gets what the cleaning left. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(29);

    private final Draw draw;
    private final Participant model;
    private final List<WorkItemId> items = new ArrayList<>();
    private final List<Vendor> vendors = new ArrayList<>();
    private final List<EnhancementId> enhancements = new ArrayList<>();
    private final List<DeploymentId> deployments = new ArrayList<>();
    private final Deque<Request> requests = new ArrayDeque<>();

    /** A write that may be repeated. */
    record Request(UUID id, Instant at, String words, Step.Call call) {}

    Known(Draw draw, Participant model) {
        this.draw = draw;
        this.model = model;
    }

    void learn(@Nullable Object answer) {
        if (answer instanceof WorkItem item) {
            learnItem(item.id());
        } else if (answer instanceof UpdatedWorkItem updated) {
            learnItem(updated.item().id());
        } else if (answer instanceof Vendor vendor) {
            vendors.removeIf(known -> known.id().equals(vendor.id()));
            vendors.add(vendor);
        } else if (answer instanceof Enhancement enhancement && !enhancements.contains(enhancement.id())) {
            enhancements.add(enhancement.id());
        } else if (answer instanceof MigrationRollback) {
            forgetRemoved();
        } else if (answer instanceof MigrationReport || answer instanceof PromptImportReport) {
            learnImported();
        } else if (answer instanceof DeploymentDetails deployment && !deployments.contains(deployment.id())) {
            deployments.add(deployment.id());
        }
    }

    /** What a migration made is the only thing that leaves a record. */
    private void forgetRemoved() {
        items.removeIf(id -> model.ports().workItems().find(WorkItemRef.of(id)).isEmpty());
        vendors.removeIf(vendor ->
                model.ports().vendors().find(VendorRef.of(vendor.id())).isEmpty());
    }

    /** Reports say nothing of ids. */
    private void learnImported() {
        Tracker tracker = model.tracker();
        WorkItemQuery items = new WorkItemQuery(null, null, null, null, null, null, null, null, false, MANY);
        tracker.workItems().list(items).items().forEach(item -> learnItem(item.id()));
        tracker.vendors()
                .list(new VendorQuery(null, null, null, null, MANY))
                .page()
                .items()
                .forEach(this::learn);
    }

    private void learnItem(WorkItemId id) {
        if (!items.contains(id)) {
            items.add(id);
        }
    }

    int itemCount() {
        return items.size();
    }

    /** An item as the model has it now; newer ones more often. */
    @Nullable
    WorkItem item() {
        if (items.isEmpty()) {
            return null;
        }
        int from = draw.chance(60) ? Math.max(0, items.size() - 12) : 0;
        WorkItemId id = items.get(from + draw.below(items.size() - from));
        return model.tracker().workItems().get(WorkItemRef.of(id));
    }

    /** An archived item, if the draw finds one. */
    @Nullable
    WorkItem archivedItem() {
        List<WorkItem> archived =
                model.tracker().archive().listWhole(ArchivedQuery.ALL).items();
        return archived.isEmpty() ? null : draw.of(archived);
    }

    /** How somebody calls an item, or what is called so nowhere. */
    WorkItemRef itemRef() {
        WorkItem item = item();
        if (item == null || draw.chance(3)) {
            return new WorkItemRef(draw.of(draw.id().toString(), "00000", "nobody", "", "nul\u0000", "x".repeat(300)));
        }
        return ref(item);
    }

    WorkItemRef ref(WorkItem item) {
        String key = item.key().value();
        return switch (draw.below(12)) {
            case 0 -> new WorkItemRef(item.id().toString().toUpperCase(Locale.ROOT));
            case 1, 2, 3 -> WorkItemRef.of(item.key());
            case 4 -> new WorkItemRef(" " + key.toUpperCase(Locale.ROOT).replace('0', 'O') + " ");
            case 5 -> draw.chance(20) ? new WorkItemRef(key.substring(1)) : WorkItemRef.of(item.id());
            default -> WorkItemRef.of(item.id());
        };
    }

    @Nullable
    Vendor vendor() {
        return vendors.isEmpty()
                ? null
                : model.tracker().vendors().get(VendorRef.of(draw.of(vendors).id()));
    }

    VendorRef vendorRef() {
        Vendor vendor = vendor();
        if (vendor == null || draw.chance(5)) {
            return new VendorRef(
                    draw.of(draw.id().toString(), LIKE_AN_ID + draw.below(4), "Nobody", "vendor 9x", "", "\u0000"));
        }
        return draw.chance(50)
                ? VendorRef.of(vendor.id())
                : new VendorRef(draw.chance(50) ? vendor.name().toUpperCase(Locale.ROOT) : vendor.name());
    }

    EnhancementId enhancement() {
        return enhancements.isEmpty() || draw.chance(4) ? new EnhancementId(draw.id()) : draw.of(enhancements);
    }

    DeploymentId deployment() {
        return deployments.isEmpty() || draw.chance(4) ? new DeploymentId(draw.id()) : draw.of(deployments);
    }

    Caller caller() {
        return Caller.named(draw.of("alice", "bob", "çarol"));
    }

    /** The version to base a change on: mostly the current one. */
    long version(long current) {
        return draw.chance(92) ? current : draw.of(current - 1, current + 1, 0L, 1L, Long.MAX_VALUE);
    }

    void remember(Request request) {
        requests.addLast(request);
        if (requests.size() > REPEATABLE) {
            requests.removeFirst();
        }
    }

    /** A request that was made not long ago. */
    @Nullable
    Request request(Instant now) {
        List<Request> young = requests.stream()
                .filter(request -> request.at().plus(REPEATED_WITHIN).isAfter(now))
                .toList();
        return young.isEmpty() ? null : draw.of(young);
    }
}
