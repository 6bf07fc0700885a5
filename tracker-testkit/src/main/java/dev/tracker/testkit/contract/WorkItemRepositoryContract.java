package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.task;
import static dev.tracker.testkit.contract.Samples.taskAt;
import static dev.tracker.testkit.contract.Samples.taskUnder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.DescendantCounts;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link WorkItemRepository} promises. It needs the unit of work and, to put items aside, the archive besides. */
public abstract class WorkItemRepositoryContract extends PortsContract {

    @Test
    void givesBackWhatItWasGiven() {
        GitLinks links = new GitLinks(List.of(
                new GitLink(GitLink.Kind.BRANCH, "feature/ü", NOW, "anna"),
                new GitLink(GitLink.Kind.COMMIT, "a".repeat(40), NOW.plusSeconds(1), "ben"),
                new GitLink(GitLink.Kind.PULL_REQUEST, "17", NOW.plusSeconds(2), "anna")));
        WorkItem item = Samples.linked(Samples.labelled(task("Grüße \"世界\" 🌍"), "ui", "a/b"), links);

        WorkItem stored = insert(item);

        assertThat(stored).isEqualTo(item);
        assertThat(find(item)).isEqualTo(item);
    }

    @Test
    void findsByIdAndByKeyAsPeopleWriteThem() {
        WorkItem item = insert(task("One"));
        String key = item.key().value();

        for (String ref : List.of(
                item.id().toString(),
                item.id().toString().toUpperCase(Locale.ROOT),
                key,
                " " + key.toUpperCase(Locale.ROOT) + " ",
                key.replace('0', 'O').replace('1', 'l'))) {
            assertThat(items().find(new WorkItemRef(ref))).as(ref).contains(item);
            assertThat(write(() -> items().findForUpdate(new WorkItemRef(ref))))
                    .as(ref)
                    .contains(item);
        }
    }

    @Test
    void findsNothingByWhatIsNoKey() {
        insert(task("One"));

        for (String ref : List.of(
                "",
                "nul\u0000",
                "\ud800",
                "x".repeat(100_000),
                "' OR 1=1 --",
                UUID.randomUUID().toString())) {
            assertThat(items().find(new WorkItemRef(ref))).isEmpty();
        }
    }

    @Test
    void findsManyByIdAndByKey() {
        WorkItem one = insert(task("One"));
        WorkItem two = insert(task("Two"));
        WorkItemRef byId = WorkItemRef.of(one.id());
        WorkItemRef byKey = WorkItemRef.of(two.key());

        Map<WorkItemRef, WorkItem> found = items().findAll(List.of(byId, byKey, new WorkItemRef("nobody")));

        assertThat(found).containsOnly(Map.entry(byId, one), Map.entry(byKey, two));
        assertThat(items().titles(List.of(one.id(), two.id(), new WorkItemId(UUID.randomUUID()))))
                .containsOnly(Map.entry(one.id(), "One"), Map.entry(two.id(), "Two"));
    }

    /** Two ids whose hashes begin alike are found soon: of five characters there are some thirty million. */
    @Test
    void lengthensAKeyThatIsAnothers() {
        Map<WorkItemKey, WorkItem> seen = new HashMap<>();
        WorkItem second = task("Second");
        while (seen.putIfAbsent(second.key(), second) == null) {
            second = task("Second");
        }
        WorkItem first = seen.get(second.key());

        WorkItem shorter = insert(first);
        WorkItem longer = insert(second);

        assertThat(shorter.key()).isEqualTo(first.key());
        assertThat(longer.key()).isEqualTo(WorkItemKey.of(second.id(), WorkItemKey.MIN_LENGTH + 1));
        assertThat(items().find(WorkItemRef.of(longer.key()))).contains(longer);
        assertThat(items().find(WorkItemRef.of(shorter.key()))).contains(shorter);
    }

    @Test
    void namesUpToThreeKeysOfLiveItems() {
        List<WorkItem> live = List.of(insert(task("a")), insert(task("b")), insert(task("c")), insert(task("d")));
        WorkItem deleted = insert(task("e"));
        delete(List.of(deleted));
        List<String> keys =
                live.stream().map(item -> item.key().value()).sorted().toList();

        assertThat(items().existingKeys(List.of(keys.get(1), deleted.key().value(), "zzzzz")))
                .containsExactly(keys.get(1));
        assertThat(items().existingKeys(keys)).isEqualTo(keys.subList(0, 3));
    }

    @Test
    void replacesTheVersionThatItIsTold() {
        WorkItem before = insert(Samples.labelled(task("Before"), "old", "kept"));
        GitLinks links = new GitLinks(List.of(new GitLink(GitLink.Kind.BRANCH, "main", NOW, "anna")));
        WorkItem after = Samples.linked(
                Samples.labelled(Samples.next(before, "After", ItemStatus.BLOCKED, 1), "kept", "new"), links);

        assertThat(update(before, after)).isTrue();

        assertThat(find(before)).isEqualTo(after);
    }

    @Test
    void leavesAnotherVersionAsItIs() {
        WorkItem first = insert(task("First"));
        WorkItem second = Samples.renamed(first, "Second");
        update(first, second);

        assertThat(update(first, Samples.renamed(first, "Third"))).isFalse();
        assertThat(update(task("Nobody"), task("Nobody"))).isFalse();

        assertThat(find(first)).isEqualTo(second);
    }

    @Test
    void leavesAnArchivedItemAsItIs() {
        WorkItem item = insert(task("Aside"));
        writing(() -> ports().archive().archive(List.of(item.id()), NOW.plusSeconds(9)));

        assertThat(update(item, Samples.renamed(item, "Changed"))).isFalse();

        assertThat(find(item).title()).isEqualTo("Aside");
        assertThat(find(item).archivedAt()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void movesWhatIsBelowWithIt() {
        WorkItem root = insert(task("Root"));
        WorkItem child = insert(taskUnder(root, "Child"));
        WorkItem grandchild = insert(taskUnder(child, "Grandchild"));
        WorkItem deleted = insert(taskUnder(child, "Deleted"));
        WorkItem aside = insert(taskUnder(child, "Aside"));
        delete(List.of(deleted));
        writing(() -> ports().archive().archive(List.of(aside.id()), NOW));
        WorkItem elsewhere = insert(task("Elsewhere"));

        assertThat(items().deepestDepth(root)).isEqualTo(2);
        assertThat(update(child, Samples.moved(child, elsewhere))).isTrue();

        for (WorkItem below : List.of(grandchild, deleted, aside)) {
            assertThat(find(below).placement().path())
                    .isEqualTo("/" + elsewhere.id() + "/" + child.id() + "/" + below.id());
            assertThat(find(below).placement().depth()).isEqualTo(2);
        }
        assertThat(find(grandchild).version()).as("of what only follows").isEqualTo(1);
        assertThat(items().deepestDepth(root)).isZero();
        assertThat(items().ancestors(find(grandchild)).stream().map(Ancestor::title))
                .containsExactly("Elsewhere", "Child");
    }

    @Test
    void deletesAndRestoresTogether() {
        WorkItem root = insert(task("Root"));
        WorkItem child = insert(taskUnder(root, "Child"));
        WorkItem before = insert(taskUnder(root, "Deleted before"));
        update(child, Samples.claimed(child, new Claim("anna", NOW, null, null, null)));
        delete(List.of(before));

        List<WorkItem> subtree = write(() -> items().liveSubtreeForUpdate(find(root)));
        delete(subtree);

        assertThat(subtree.stream().map(WorkItem::title)).containsExactly("Root", "Child");
        assertThat(find(child).deletedAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(find(child).claim()).isNull();
        assertThat(find(child).version()).isEqualTo(3);
        assertThat(find(child).revision().updatedBy()).isEqualTo("deleter");

        List<WorkItem> together = write(() -> items().deletedTogetherForUpdate(find(root)));
        writing(() -> items().restore(together, NOW.plusSeconds(60), "restorer"));

        assertThat(together.stream().map(WorkItem::title)).containsExactly("Root", "Child");
        assertThat(find(child).deletedAt()).isNull();
        assertThat(find(child).version()).isEqualTo(4);
        assertThat(find(before).isDeleted()).isTrue();
    }

    @Test
    void listsWhatIsBelowLevelByLevel() {
        WorkItem root = insert(task("Root"));
        WorkItem late = insert(taskUnder(root, "Late"));
        WorkItem urgent = insert(taskUnder(root, "Urgent"));
        update(urgent, Samples.next(urgent, "Urgent", ItemStatus.COMPLETED, 1));
        insert(taskUnder(late, "Below"));
        WorkItem gone = insert(taskUnder(root, "Gone"));
        delete(List.of(gone));

        assertThat(titles(items().descendants(root, 5, 100, false))).containsExactly("Urgent", "Late", "Below");
        assertThat(titles(items().descendants(root, 1, 100, false))).containsExactly("Urgent", "Late");
        assertThat(titles(items().descendants(root, 5, 2, false))).containsExactly("Urgent", "Late");
        assertThat(titles(items().descendants(root, 5, 100, true))).hasSize(4).contains("Gone");
        assertThat(titles(items().forest(5, 100))).containsExactly("Root", "Urgent", "Late", "Below");
        assertThat(titles(items().forest(0, 100))).containsExactly("Root");
        assertThat(items().countDescendants(root)).isEqualTo(new DescendantCounts(3, 2, 1, 0));
    }

    @Test
    void filters() {
        WorkItem root = insert(task("Root"));
        WorkItem labelled = insert(Samples.labelled(taskUnder(root, "Labelled"), "ui"));
        WorkItem claimed = insert(taskUnder(root, "Claimed"));
        update(claimed, Samples.claimed(claimed, new Claim("anna", NOW, null, null, null)));
        WorkItem gone = insert(task("Gone"));
        delete(List.of(gone));

        assertThat(found(query(null, new ParentFilter(null), null, null, false)))
                .containsExactly("Root");
        assertThat(found(query(null, new ParentFilter(WorkItemRef.of(root.id())), null, null, false)))
                .containsExactlyInAnyOrder("Labelled", "Claimed");
        assertThat(found(query(null, null, "ui", null, false))).containsExactly("Labelled");
        assertThat(found(query(null, null, "u\u0000i", null, false))).isEmpty();
        assertThat(found(query(null, null, null, "anna", false))).containsExactly("Claimed");
        assertThat(found(query(ItemStatus.COMPLETED, null, null, null, true))).isEmpty();
        assertThat(found(query(null, null, null, null, true))).hasSize(4).startsWith("Gone");
        assertThat(found(query(null, null, null, null, false))).hasSize(3);
        assertThat(labelled.labels()).containsExactly("ui");
    }

    @Test
    void pagesNewestUpdateFirstAndGoesOnWhileOthersWrite() {
        for (int i = 1; i <= 5; i++) {
            insert(taskAt(NOW.plusSeconds(i), "Item " + i));
        }

        Page<WorkItemSummary> first = page(new PageRequest(2, 0, null));
        insert(taskAt(NOW.plusSeconds(9), "Newer"));
        Page<WorkItemSummary> second = page(new PageRequest(2, 0, first.nextCursor()));
        Page<WorkItemSummary> last = page(new PageRequest(2, 0, second.nextCursor()));

        assertThat(titles(first.items())).containsExactly("Item 5", "Item 4");
        assertThat(titles(second.items())).containsExactly("Item 3", "Item 2");
        assertThat(titles(last.items())).containsExactly("Item 1");
        assertThat(first.totalCount()).isEqualTo(5);
        assertThat(last.nextCursor()).isNull();
        assertThat(titles(page(new PageRequest(2, 4, null)).items())).containsExactly("Item 2", "Item 1");
        assertThatThrownBy(() -> page(new PageRequest(2, 0, "bm9uc2Vuc2U"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void ordersUpdatesOfOneMomentByTheirIds() {
        List<WorkItem> same = List.of(insert(task("a")), insert(task("b")), insert(task("c")), insert(task("d")));

        List<String> ids = page(PageRequest.FIRST).items().stream()
                .map(item -> item.id().toString())
                .toList();

        assertThat(ids)
                .containsExactlyElementsOf(same.stream()
                        .map(item -> item.id().toString())
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void findsWordsAndPutsTheBestFirst() {
        insert(taskAt(NOW, "Repair the Café door"));
        insert(taskAt(NOW.plusSeconds(1), "Paint the door"));
        WorkItem described = taskAt(NOW.plusSeconds(2), "House");
        insert(described(described, "a cafe with a door"));

        assertThat(searched("CAFE door")).containsExactly("Repair the Café door", "House");
        assertThat(searched("door")).containsExactly("Paint the door", "Repair the Café door", "House");
        assertThat(searched("caf")).hasSize(2);
        assertThat(searched("nowhere")).isEmpty();
        assertThat(searched("'; DROP TABLE x --")).isEmpty();
    }

    private WorkItemRepository items() {
        return ports().workItems();
    }

    private WorkItem insert(WorkItem item) {
        return write(() -> items().insert(item));
    }

    private boolean update(WorkItem before, WorkItem after) {
        return write(() -> items().update(before, after));
    }

    private void delete(List<WorkItem> gone) {
        writing(() -> items().delete(gone, UUID.randomUUID(), NOW.plusSeconds(30), "deleter"));
    }

    private WorkItem find(WorkItem item) {
        return items().find(WorkItemRef.of(item.id())).orElseThrow();
    }

    private List<String> searched(String text) {
        return titles(
                items().summaries(WorkItemQuery.ofText(text, PageRequest.FIRST)).items());
    }

    private List<String> found(WorkItemQuery query) {
        List<String> summaries = titles(items().summaries(query).items());
        assertThat(items().list(query).items().stream().map(WorkItem::title)).isEqualTo(summaries);
        return summaries;
    }

    private Page<WorkItemSummary> page(PageRequest request) {
        return items().summaries(query(null, null, null, null, false, request));
    }

    private static WorkItemQuery query(
            @Nullable ItemStatus status,
            @Nullable ParentFilter parent,
            @Nullable String label,
            @Nullable String assignee,
            boolean includeDeleted) {
        return query(status, parent, label, assignee, includeDeleted, PageRequest.FIRST);
    }

    private static WorkItemQuery query(
            @Nullable ItemStatus status,
            @Nullable ParentFilter parent,
            @Nullable String label,
            @Nullable String assignee,
            boolean includeDeleted,
            PageRequest page) {
        Instant any = null;
        return new WorkItemQuery(null, status, parent, label, assignee, null, any, null, includeDeleted, page);
    }

    private static WorkItem described(WorkItem item, String description) {
        return new WorkItem(
                item.id(),
                item.key(),
                item.itemType(),
                item.title(),
                description,
                item.status(),
                item.priority(),
                item.labels(),
                item.claim(),
                item.placement(),
                item.metadata(),
                item.git(),
                null,
                null,
                item.revision());
    }

    private static List<String> titles(List<WorkItemSummary> items) {
        return items.stream().map(WorkItemSummary::title).toList();
    }
}
