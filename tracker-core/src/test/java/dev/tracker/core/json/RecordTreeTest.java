package dev.tracker.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordTreeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.000001Z");
    private static final WorkItemId ID = new WorkItemId(UUID.fromString("0195a000-0000-7000-8000-000000000001"));

    @Test
    void namesFieldsAsClientsKnowThem() {
        Map<String, Object> tree = RecordTree.of(task());

        assertThat(tree.keySet())
                .containsExactly(
                        "id",
                        "key",
                        "item_type",
                        "title",
                        "status",
                        "priority",
                        "labels",
                        "assignee",
                        "claimed_at",
                        "path",
                        "depth",
                        "metadata",
                        "git_links",
                        "branch_name",
                        "pr_number",
                        "branches",
                        "commits",
                        "pull_requests",
                        "version",
                        "created_at",
                        "created_by",
                        "updated_at",
                        "updated_by");
        assertThat(tree)
                .containsEntry("id", ID.toString())
                .containsEntry("item_type", "task")
                .containsEntry("created_at", "2026-03-01T09:30:00.000001Z")
                .containsEntry("branch_name", "017-second")
                .containsEntry("pr_number", 100)
                .containsEntry("metadata", Map.of("estimated_hours", new BigDecimal("1.5")));
    }

    @Test
    void leavesDerivedValuesOutOfWhatIsKept() {
        assertThat(RecordTree.stored(task()))
                .doesNotContainKeys("branch_name", "branches", "pull_requests")
                .containsKey("git_links");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(TreeReader.read(WorkItem.class, RecordTree.stored(task()))).isEqualTo(task());
        assertThat(TreeReader.read(WorkItem.class, RecordTree.stored(session())))
                .isEqualTo(session());
    }

    @Test
    void readsBackRecordsWithinRecords() {
        UpdatedWorkItem updated = new UpdatedWorkItem(task(), List.of(session().summary()));

        assertThat(TreeReader.read(UpdatedWorkItem.class, RecordTree.stored(updated)))
                .isEqualTo(updated);
    }

    private static WorkItem task() {
        return new WorkItem(
                ID,
                WorkItemKey.of(ID, 5),
                ItemType.TASK,
                "First pass",
                null,
                ItemStatus.ACTIVE,
                2,
                List.of("a/b"),
                new Claim("copilot", NOW, null),
                Placement.root(ID),
                new TaskMetadata(new BigDecimal("1.5"), null, null),
                new GitLinks(List.of(
                        new GitLink(GitLink.Kind.BRANCH, "016-first", NOW, "x"),
                        new GitLink(GitLink.Kind.BRANCH, "017-second", NOW, "x"),
                        new GitLink(GitLink.Kind.PULL_REQUEST, "100", NOW, "x"))),
                null,
                null,
                Revision.first("claude-code", NOW));
    }

    private static WorkItem session() {
        return new WorkItem(
                ID,
                WorkItemKey.of(ID, 6),
                ItemType.SESSION,
                "Session",
                "text",
                ItemStatus.BLOCKED,
                3,
                List.of(),
                null,
                Placement.root(ID),
                new SessionMetadata(
                        1000, 0, Map.of("schema_version", "1.0", "deep", Map.of("list", List.of(1, "two")))),
                GitLinks.NONE,
                NOW,
                null,
                Revision.first("claude-code", NOW).next("copilot", NOW));
    }
}
