package dev.tracker.testkit.model;

import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Draws calls that read. */
final class Reads {

    private static final int PAGES = 3;

    private final Draw draw;
    private final Known known;

    Reads(Draw draw, Known known) {
        this.draw = draw;
        this.known = known;
    }

    Operation next(Instant now) {
        return switch (draw.below(22)) {
            case 0, 1 -> details();
            case 2, 3, 4 -> items(now);
            case 5, 6 -> search();
            case 7, 8, 9 -> ready();
            case 10 -> vendors();
            case 11, 12 -> deployments(now);
            case 13 -> enhancements();
            case 14, 15 -> archived(now);
            case 16, 17 -> changes(now);
            case 18, 19 -> asOf(now);
            case 20 -> status();
            default -> one();
        };
    }

    private Operation details() {
        WorkItemView view = new WorkItemView(
                draw.chance(1) ? null : known.itemRef(),
                draw.chance(80),
                draw.chance(80),
                draw.of(1, 2, 5, 5, 5, 0, 6),
                draw.of(1, 3, 100, 1_000, 0),
                draw.chance(50),
                draw.chance(70));
        return Operation.read(view.toString(), tracker -> tracker.workItems().query(view));
    }

    private Operation items(Instant now) {
        WorkItemQuery query = new WorkItemQuery(
                draw.maybe(15, () -> draw.of(ItemType.values())),
                draw.maybe(15, () -> draw.of(ItemStatus.values())),
                draw.maybe(15, this::parent),
                draw.maybe(12, draw::label),
                draw.maybe(12, () -> draw.of("alice", "bob", "nul\u0000")),
                draw.maybe(12, draw::branch),
                draw.maybe(12, () -> since(now)),
                null,
                draw.chance(40),
                draw.page());
        return draw.chance(50)
                ? paged(
                        "items",
                        query,
                        query.page(),
                        (tracker, page) -> tracker.tracker().workItems().list(on(query, page)))
                : paged(
                        "items",
                        query,
                        query.page(),
                        (tracker, page) -> tracker.tracker().workItems().listWhole(on(query, page)));
    }

    private Operation search() {
        WorkItemQuery query = new WorkItemQuery(
                draw.maybe(10, () -> draw.of(ItemType.values())),
                draw.maybe(10, () -> draw.of(ItemStatus.values())),
                draw.maybe(8, this::parent),
                draw.maybe(8, draw::label),
                null,
                null,
                null,
                draw.searched(),
                draw.chance(30),
                draw.page());
        return draw.chance(50)
                ? Operation.read(
                        query.toString(), tracker -> tracker.workItems().list(query))
                : Operation.read(
                        query.toString(), tracker -> tracker.workItems().listWhole(query));
    }

    private Operation ready() {
        ReadyFilter filter = new ReadyFilter(
                draw.maybe(30, known::itemRef),
                draw.maybe(15, draw::label),
                draw.maybe(15, () -> draw.of(ItemType.values())));
        PageRequest page = draw.chance(3) ? new PageRequest(5, 0, "x") : draw.page();
        String words = "ready " + filter + " " + page;
        return draw.chance(70)
                ? Operation.read(words, tracker -> tracker.claims().ready(filter, page))
                : Operation.read("whole " + words, tracker -> tracker.claims().readyWhole(filter, page));
    }

    private Operation vendors() {
        VendorQuery query = new VendorQuery(
                draw.maybe(25, () -> draw.of(VendorStatus.values())),
                draw.maybe(25, () -> draw.of(Format.values())),
                draw.maybe(25, () -> draw.chance(50)),
                draw.maybe(25, () -> draw.of("v", "R 1", "_", "%", "é", "\u0000")),
                draw.page());
        return paged(
                "vendors",
                query,
                query.page(),
                (participant, page) -> participant
                        .tracker()
                        .vendors()
                        .list(new VendorQuery(
                                query.status(), query.format(), query.manifestCompliant(), query.text(), page))
                        .page());
    }

    private Operation deployments(Instant now) {
        DeploymentQuery query = new DeploymentQuery(
                draw.maybe(20, () -> since(now)),
                draw.maybe(15, () -> since(now)),
                draw.maybe(20, known::vendorRef),
                draw.maybe(20, known::itemRef),
                draw.maybe(20, () -> draw.of("a", "b").repeat(draw.of(6, 7, 8, 20))),
                draw.maybe(20, () -> draw.between(1, 4)),
                draw.maybe(20, () -> draw.chance(50)),
                draw.page());
        return paged(
                "deployments",
                query,
                query.page(),
                (participant, page) -> participant.tracker().deployments().list(query.page(page)));
    }

    private Operation enhancements() {
        EnhancementQuery query = new EnhancementQuery(
                draw.maybe(20, draw::priority),
                draw.maybe(20, () -> draw.of(EnhancementStatus.values())),
                draw.maybe(20, draw::quarter),
                draw.maybe(20, draw::text),
                draw.page());
        return paged(
                "enhancements",
                query,
                query.page(),
                (participant, page) -> participant
                        .tracker()
                        .enhancements()
                        .list(new EnhancementQuery(
                                query.priority(), query.status(), query.targetQuarter(), query.principle(), page)));
    }

    private Operation archived(Instant now) {
        ArchivedQuery query = new ArchivedQuery(
                draw.maybe(15, () -> draw.of(ItemType.values())),
                draw.maybe(15, () -> draw.of(ItemStatus.values())),
                draw.maybe(15, this::parent),
                draw.maybe(10, draw::label),
                draw.maybe(10, () -> draw.of("alice", "bob")),
                draw.maybe(10, draw::branch),
                draw.maybe(10, () -> since(now)),
                draw.maybe(10, () -> since(now)),
                draw.page());
        return draw.chance(50)
                ? paged(
                        "archive",
                        query,
                        query.page(),
                        (participant, page) -> participant.tracker().archive().list(query.page(page)))
                : paged(
                        "archive",
                        query,
                        query.page(),
                        (participant, page) -> participant.tracker().archive().listWhole(query.page(page)));
    }

    private Operation changes(Instant now) {
        WorkItem item = known.item();
        ChangeQuery query = new ChangeQuery(
                draw.maybe(40, () -> draw.of(0L, (long) draw.below(2_000), -1L, Long.MAX_VALUE)),
                draw.maybe(15, () -> since(now)),
                draw.maybe(30, () -> draw.of(EntityType.values())),
                item == null || draw.chance(60) ? null : item.id().toString(),
                draw.maybe(15, () -> draw.of("alice", "çarol", "nul\u0000")),
                draw.of(1, 10, 100, 500, 0, 501));
        return Operation.read(query.toString(), tracker -> tracker.changes().list(query));
    }

    private Operation asOf(Instant now) {
        WorkItemRef ref = known.itemRef();
        Instant time = since(now);
        return Operation.read(
                "as of " + time + " " + ref, tracker -> tracker.history().asOf(ref, time));
    }

    private Operation status() {
        int deployments = draw.of(0, 1, 10, 100, -1, 101);
        int items = draw.of(0, 1, 50, 100, -1, 101);
        return switch (draw.below(3)) {
            case 0 -> Operation.read("status", tracker -> tracker.status().summary());
            case 1 ->
                Operation.read(
                        "full status " + deployments + " " + items,
                        tracker -> tracker.status().full(deployments, items));
            default -> forest();
        };
    }

    private Operation forest() {
        int limit = draw.of(1, 10, 1_000);
        return Operation.read("forest " + limit, tracker -> tracker.workItems().forest(limit));
    }

    private Operation one() {
        return switch (draw.below(9)) {
            case 5 -> {
                var ref = known.itemRef();
                yield Operation.read(
                        "item " + ref, tracker -> tracker.workItems().get(ref));
            }
            case 6 -> {
                var ref = known.vendorRef();
                yield Operation.read(
                        "plain vendor " + ref, tracker -> tracker.vendors().get(ref));
            }
            case 7 ->
                new Operation.Read(
                        "import into a record that holds something",
                        participant -> participant
                                .tracker()
                                .transfer()
                                .load(new Lines(participant.exported()), TransferProgress.UNWATCHED));
            case 8 -> faults();
            case 0 -> {
                var ref = known.vendorRef();
                int recent = draw.of(0, 1, 20, -1, 21);
                yield Operation.read(
                        "vendor " + ref + " with " + recent,
                        tracker -> tracker.deployments().vendor(ref, recent));
            }
            case 1 -> {
                var id = known.deployment();
                yield Operation.read(
                        "deployment " + id, tracker -> tracker.deployments().get(id));
            }
            case 2 -> {
                var id = known.enhancement();
                yield Operation.read(
                        "enhancement " + id, tracker -> tracker.enhancements().get(id));
            }
            case 3 ->
                Operation.read(
                        "configuration", tracker -> tracker.configuration().get());
            default -> blockers();
        };
    }

    /** What an update would be refused for. */
    private Operation faults() {
        UpdateWorkItem command = new ItemWrites(draw, known).fields();
        return Operation.read("faults of " + command, tracker -> {
            Violations violations = new Violations();
            tracker.workItems().check(command, violations);
            return violations.all();
        });
    }

    private Operation blockers() {
        List<WorkItemId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            WorkItem item = known.item();
            if (item != null && !ids.contains(item.id())) {
                ids.add(item.id());
            }
        }
        return Operation.read(
                "blockers of " + ids, tracker -> tracker.dependencies().blockersOf(ids));
    }

    /** Some pages of a list, from its beginning, or from where it was left before other calls. */
    private Operation paged(
            String list,
            Record query,
            PageRequest first,
            BiFunction<Participant, PageRequest, ? extends Page<? extends Record>> read) {
        boolean goesOn = draw.chance(30);
        String from = goesOn && draw.chance(6) ? draw.of("items", "archive", "vendors") : list;
        String words = (goesOn ? "from where " + from + " was left: " : "") + query;
        return new Operation.Read(words, participant -> {
            List<Page<? extends Record>> pages = new ArrayList<>();
            PageRequest next = goesOn ? at(first, participant.cursor(from)) : first;
            for (int i = 0; i < PAGES; i++) {
                Page<? extends Record> page = read.apply(participant, next);
                pages.add(page);
                participant.leaveList(list, page.nextCursor());
                if (page.nextCursor() == null) {
                    break;
                }
                next = at(first, page.nextCursor());
            }
            return pages;
        });
    }

    private static PageRequest at(PageRequest first, @Nullable String cursor) {
        return new PageRequest(first.limit(), first.offset(), cursor);
    }

    private static WorkItemQuery on(WorkItemQuery query, PageRequest page) {
        return new WorkItemQuery(
                query.itemType(),
                query.status(),
                query.parent(),
                query.label(),
                query.assignee(),
                query.branchName(),
                query.updatedSince(),
                query.text(),
                query.includeDeleted(),
                page);
    }

    private ParentFilter parent() {
        return new ParentFilter(draw.chance(30) ? null : known.itemRef());
    }

    private Instant since(Instant now) {
        return draw.chance(5)
                ? draw.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"))
                : now.minus(Duration.ofMinutes(draw.below(draw.of(5, 600, 60_000))));
    }
}
