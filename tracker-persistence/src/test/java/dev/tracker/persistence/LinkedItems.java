package dev.tracker.persistence;

import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ProjectMetadata;
import dev.tracker.core.workitem.ResearchMetadata;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemMetadata;
import dev.tracker.core.workitem.WorkItemRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Items of every type, in trees of every depth, with every kind of link; the same ones for the same seed. */
final class LinkedItems {

    private static final Caller CAROL = Caller.named("carol");
    private static final int DEPLOYMENTS = 30;
    private static final List<ItemType> TYPES = List.of(ItemType.values());

    private final Tracker tracker;
    private final Random random;
    private final List<WorkItem> items = new ArrayList<>();

    private LinkedItems(Tracker tracker, long seed) {
        this.tracker = tracker;
        this.random = new Random(seed);
    }

    /** Adds so many items, half as many dependencies, and deployments; returns the items. */
    static List<WorkItem> add(Tracker tracker, int count) {
        LinkedItems made = new LinkedItems(tracker, 20260401);
        for (int i = 0; i < count; i++) {
            made.create(i);
        }
        for (int i = 0; i < count / 2; i++) {
            made.depend();
        }
        for (int i = 0; i < DEPLOYMENTS; i++) {
            made.deploy(i);
        }
        return List.copyOf(made.items);
    }

    private void create(int number) {
        WorkItemMetadata metadata = metadata();
        CreateWorkItem command = CreateWorkItem.of(metadata.itemType(), "Item " + number + " – «é»", metadata);
        if (number > 20) {
            WorkItem parent = any();
            if (parent.placement().depth() < 5) {
                command = command.under(parent.id());
            }
        }
        WorkItem item = tracker.workItems().create(command, CAROL);
        UpdateWorkItemBuilder change = UpdateWorkItem.of(item)
                .description("Line 1\nLine 2 of " + number)
                .priority(1 + random.nextInt(5))
                .labels(List.of("area/" + random.nextInt(9), "n-" + number))
                .branchName("feature/" + random.nextInt(50))
                .commitHash("%040x".formatted(number))
                .prNumber(1 + number);
        if (random.nextInt(3) == 0) {
            change.status(random.nextBoolean() ? ItemStatus.COMPLETED : ItemStatus.BLOCKED);
        }
        item = tracker.workItems().update(change.build(), CAROL).item();
        if (item.status() == ItemStatus.ACTIVE && random.nextInt(8) == 0) {
            ClaimWorkItem claim = ClaimWorkItem.of(WorkItemRef.of(item.id()));
            tracker.claims().claim(random.nextBoolean() ? claim : claim.leasedFor(60), CAROL);
        }
        items.add(item);
    }

    private WorkItemMetadata metadata() {
        return switch (TYPES.get(random.nextInt(TYPES.size()))) {
            case PROJECT -> new ProjectMetadata("What it is for", "2026-Q2", List.of("simple"));
            case SESSION -> new SessionMetadata(5_000, 3, Map.of("schema_version", "1.0", "tags", List.of("a", 2)));
            case TASK -> new TaskMetadata(new BigDecimal("2.5"), null, null);
            case RESEARCH -> new ResearchMetadata(List.of("Why?"), List.of(), "Because.");
        };
    }

    /** From a later item to an earlier one, as parents wait for later items, so that there is no cycle. */
    private void depend() {
        int then = random.nextInt(items.size() - 1);
        int first = then + 1 + random.nextInt(items.size() - then - 1);
        boolean blocks = random.nextBoolean();
        tracker.dependencies()
                .set(
                        new SetDependency(
                                WorkItemRef.of(items.get(blocks ? first : then).id()),
                                WorkItemRef.of(items.get(blocks ? then : first).id()),
                                blocks ? DependencyType.BLOCKS : DependencyType.DEPENDS_ON,
                                false),
                        CAROL);
    }

    private void deploy(int number) {
        List<WorkItemRef> related = random.ints(5, 0, items.size())
                .distinct()
                .mapToObj(i -> WorkItemRef.of(items.get(i).id()))
                .toList();
        Map<String, Object> metadata =
                Map.of("pr_number", number + 1, "pr_title", "Release " + number, "constitutional_compliance", true);
        tracker.deployments()
                .record(
                        new RecordDeployment(
                                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                                "%040x".formatted(number),
                                metadata,
                                List.of(),
                                related),
                        CAROL);
    }

    private WorkItem any() {
        return items.get(random.nextInt(items.size()));
    }
}
