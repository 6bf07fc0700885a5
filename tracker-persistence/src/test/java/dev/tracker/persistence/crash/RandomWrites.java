package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes of every kind, in an order that a seed decides; refusals that others' writes explain are passed over. */
public final class RandomWrites {

    /** A write that was acknowledged: of which entity, and its version then. */
    public record Acknowledged(String entity, String id, long version) {}

    private final Tracker tracker;
    private final Caller caller;
    private final Random random;
    private final List<WorkItemRef> items = new ArrayList<>();
    private final List<VendorRef> vendors = new ArrayList<>();

    public RandomWrites(Tracker tracker, String actor, long seed) {
        this.tracker = tracker;
        this.caller = Caller.named(actor);
        this.random = new Random(seed);
        tracker.workItems().list(WorkItemQuery.ALL).items().forEach(item -> items.add(WorkItemRef.of(item.id())));
    }

    /** Makes one write; null where it was refused. */
    @Nullable
    public Acknowledged next() {
        try {
            return write();
        } catch (ValidationException | StaleVersionException | CycleException | NotFoundException refused) {
            return null;
        }
    }

    private @Nullable Acknowledged write() {
        return switch (items.size() < 3 ? 0 : random.nextInt(9)) {
            case 0, 1, 2 -> create();
            case 3, 4 -> update();
            case 5 -> structure();
            case 6 -> depend();
            case 7 -> vendor();
            default -> enhancement();
        };
    }

    private Acknowledged create() {
        CreateWorkItem command = CreateWorkItem.task("Item " + random.nextInt(1000));
        if (!items.isEmpty() && random.nextBoolean()) {
            command = command.under(tracker.workItems().get(anyItem()).id());
        }
        return acknowledged(tracker.workItems().create(command, caller.withRequest(requestId())));
    }

    private Acknowledged update() {
        WorkItem item = tracker.workItems().get(anyItem());
        UpdateWorkItemBuilder change = UpdateWorkItem.of(item).title("Changed " + random.nextInt(1000));
        if (random.nextBoolean()) {
            change.status(anyOf(List.of(ItemStatus.values()))).labels(List.of("l" + random.nextInt(5)));
        } else {
            change.branchName("branch-" + random.nextInt(20)).priority(1 + random.nextInt(5));
        }
        return acknowledged(tracker.workItems().update(change.build(), caller).item());
    }

    private Acknowledged structure() {
        WorkItem item = tracker.workItems().get(anyItem());
        UpdateWorkItemBuilder change = UpdateWorkItem.of(item);
        if (item.isDeleted()) {
            change.restore();
        } else if (random.nextInt(3) == 0) {
            change.delete();
        } else if (random.nextBoolean()) {
            change.under(anyItem());
        } else {
            change.toRoot();
        }
        return acknowledged(tracker.workItems().update(change.build(), caller).item());
    }

    private @Nullable Acknowledged depend() {
        tracker.dependencies()
                .set(
                        random.nextInt(4) == 0
                                ? new SetDependency(anyItem(), anyItem(), DependencyType.BLOCKS, true)
                                : SetDependency.blocks(anyItem(), anyItem()),
                        caller);
        return null;
    }

    private Acknowledged vendor() {
        Vendor vendor;
        if (vendors.isEmpty() || random.nextInt(3) == 0) {
            String name = "vendor " + new UUID(random.nextLong(), random.nextLong());
            vendor = tracker.vendors().create(CreateVendor.named(name), caller);
            vendors.add(VendorRef.of(vendor.id()));
        } else {
            Vendor before = tracker.vendors().get(anyOf(vendors));
            VendorStatus status = anyOf(List.of(VendorStatus.values()));
            vendor = tracker.vendors()
                    .update(UpdateVendor.status(VendorRef.of(before.id()), before.version(), status), caller);
        }
        return new Acknowledged("vendor", vendor.id().toString(), vendor.version());
    }

    private Acknowledged enhancement() {
        var enhancement = tracker.enhancements().create(CreateEnhancement.of("Plan", 1 + random.nextInt(5)), caller);
        return new Acknowledged("enhancement", enhancement.id().toString(), enhancement.version());
    }

    private Acknowledged acknowledged(WorkItem item) {
        WorkItemRef ref = WorkItemRef.of(item.id());
        if (!items.contains(ref)) {
            items.add(ref);
        }
        return new Acknowledged("work_item", item.id().toString(), item.version());
    }

    private WorkItemRef anyItem() {
        return anyOf(items);
    }

    private @Nullable UUID requestId() {
        return random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : null;
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
