package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of lists of work items on every database. */
abstract class ListContract extends RecordContract {

    @Test
    void listsNewestUpdateFirst() {
        WorkItem first = create("First");
        create("Second");
        update(UpdateWorkItem.of(first).priority(1).build());

        Page<WorkItemSummary> page = list(WorkItemQuery.ALL);

        assertThat(page.items()).extracting(WorkItemSummary::title).containsExactly("First", "Second");
        assertThat(page.items().get(0)).isEqualTo(get(first).summary());
        assertThat(page.totalCount()).isEqualTo(2);
        assertThat(page.hasMore()).isFalse();
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void listsWholeItems() {
        WorkItem whole = create(WorkItemRulesContract.full(create("Parent")));

        Page<WorkItem> page = tracker.workItems().listWhole(WorkItemQuery.ALL);

        assertThat(page.items().get(0)).isEqualTo(whole);
        assertThat(page.totalCount()).isEqualTo(2);
    }

    @Test
    void filtersByEachField() {
        WorkItem root = create(CreateWorkItem.project("Root", "Everything"));
        WorkItem labelled = create(WorkItemRulesContract.full(root));
        update(UpdateWorkItem.of(labelled).branchName("second").build());
        WorkItem done = create("Done");
        complete(done);
        WorkItem gone = delete(create("Gone"));
        execute("UPDATE work_items SET assignee = 'carol', claimed_at = updated_at WHERE id = '" + done.id() + "'");
        Instant since = get(done).revision().updatedAt();

        assertThat(titles(filter(ItemType.PROJECT, null, null, null, null, null, null)))
                .containsExactly("Root");
        assertThat(titles(filter(null, ItemStatus.COMPLETED, null, null, null, null, null)))
                .containsExactly("Done");
        assertThat(titles(filter(null, null, new ParentFilter(ref(root)), null, null, null, null)))
                .containsExactly("Build it");
        assertThat(titles(filter(
                        null, null, new ParentFilter(new WorkItemRef(root.key().value())), null, null, null, null)))
                .containsExactly("Build it");
        assertThat(titles(filter(null, null, new ParentFilter(null), null, null, null, null)))
                .containsExactly("Done", "Root");
        assertThat(titles(filter(null, null, null, "a/b", null, null, null))).containsExactly("Build it");
        assertThat(titles(filter(null, null, null, "A/B", null, null, null))).isEmpty();
        assertThat(titles(filter(null, null, null, null, "carol", null, null))).containsExactly("Done");
        assertThat(titles(filter(null, null, null, null, null, "feature/x", null)))
                .containsExactly("Build it");
        assertThat(titles(filter(null, null, null, null, null, null, since))).containsExactly("Done");
        assertThat(list(filter(ItemType.PROJECT, ItemStatus.ACTIVE, null, null, null, null, null))
                        .totalCount())
                .isEqualTo(1);
        WorkItemQuery withDeleted =
                new WorkItemQuery(null, null, null, null, null, null, null, null, true, PageRequest.FIRST);
        assertThat(list(withDeleted).items()).extracting(WorkItemSummary::id).contains(gone.id());
        assertThat(list(withDeleted).totalCount()).isEqualTo(4);
    }

    @Test
    void findsNothingByATextThatNobodyCanHaveStored() {
        create(WorkItemRulesContract.full(create("Parent")));

        assertThat(titles(filter(null, null, null, "a\0b", null, null, null))).isEmpty();
        assertThat(titles(filter(null, null, null, null, "\uD800", null, null))).isEmpty();
        assertThat(titles(filter(null, null, null, null, null, "a\0b", null))).isEmpty();
    }

    @Test
    void turnsPagesByOffset() {
        createMany(5);

        Page<WorkItemSummary> page = list(onPage(new PageRequest(2, 2, null)));

        assertThat(page.items()).extracting(WorkItemSummary::title).containsExactly("3", "2");
        assertThat(page.hasMore()).isTrue();
        assertThat(page.totalCount()).isEqualTo(5);
        assertThat(page.offset()).isEqualTo(2);
    }

    @Test
    void turnsPagesByCursorWhileOthersWrite() {
        List<WorkItem> items = createMany(6);
        List<String> seen = new ArrayList<>();

        Page<WorkItemSummary> page = list(onPage(new PageRequest(2, 0, null)));
        page.items().forEach(item -> seen.add(item.title()));
        create("New at the front");
        update(UpdateWorkItem.of(items.get(5)).priority(1).build());
        delete(items.get(2));
        while (page.hasMore()) {
            page = list(onPage(new PageRequest(2, 0, page.nextCursor())));
            page.items().forEach(item -> seen.add(item.title()));
        }

        assertThat(seen).containsExactly("6", "5", "4", "2", "1");
        assertThat(page.nextCursor()).isNull();
        assertThat(page.totalCount()).isEqualTo(6);
    }

    @Test
    void keepsEntriesOfOneTimeApart() {
        createMany(5);
        execute("UPDATE work_items SET updated_at = '2026-01-01T00:00:00.000000Z'");
        List<Object> seen = new ArrayList<>();

        Page<WorkItemSummary> page = list(onPage(PageRequest.ofSize(2)));
        page.items().forEach(item -> seen.add(item.id()));
        while (page.hasMore()) {
            page = list(onPage(new PageRequest(2, 0, page.nextCursor())));
            page.items().forEach(item -> seen.add(item.id()));
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void refusesABrokenCursorAndThatOfAnotherList() {
        createMany(2);
        String cursor = list(onPage(PageRequest.ofSize(1))).nextCursor();

        assertThatThrownBy(() -> list(onPage(new PageRequest(1, 0, "no cursor!"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("pass back next_cursor as it came");
        assertThatThrownBy(() -> list(onPage(new PageRequest(1, 0, cursor.substring(1)))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> tracker.deployments().list(DeploymentQuery.ALL.page(new PageRequest(1, 0, cursor))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cursor");
    }

    private List<WorkItem> createMany(int count) {
        List<WorkItem> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            items.add(create(Integer.toString(i)));
        }
        return items;
    }

    private Page<WorkItemSummary> list(WorkItemQuery query) {
        return tracker.workItems().list(query);
    }

    private List<String> titles(WorkItemQuery query) {
        Page<WorkItemSummary> page = list(query);
        assertThat(page.totalCount()).isEqualTo(page.items().size());
        return page.items().stream().map(WorkItemSummary::title).toList();
    }

    private static WorkItemQuery onPage(PageRequest page) {
        return new WorkItemQuery(null, null, null, null, null, null, null, null, false, page);
    }

    private static WorkItemQuery filter(
            ItemType type,
            ItemStatus status,
            ParentFilter parent,
            String label,
            String assignee,
            String branch,
            Instant since) {
        return new WorkItemQuery(type, status, parent, label, assignee, branch, since, null, false, PageRequest.FIRST);
    }
}
