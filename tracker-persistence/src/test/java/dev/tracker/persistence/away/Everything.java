package dev.tracker.persistence.away;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that can be read from a record, by the question that was asked. */
final class Everything {

    private final Tracker tracker;
    private final Map<String, String> answers = new TreeMap<>();

    private Everything(Tracker tracker) {
        this.tracker = tracker;
    }

    static Map<String, String> of(Tracker tracker) {
        return new Everything(tracker).asked();
    }

    /** In which answers two records differ, and where in them. */
    static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        List<String> differences = new ArrayList<>();
        expected.forEach((question, answer) -> {
            String other = actual.getOrDefault(question, "");
            if (!answer.equals(other)) {
                int at = mismatch(answer, other);
                differences.add(
                        "%s: expected …%s… but was …%s…".formatted(question, around(answer, at), around(other, at)));
            }
        });
        return differences;
    }

    private static int mismatch(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, Math.min(at - 80, text.length())), Math.min(text.length(), at + 80));
    }

    private Map<String, String> asked() {
        Map<String, Object> summary = RecordTree.of(tracker.status().summary());
        summary.remove("database_status");
        put("status", summary);
        Map<String, Object> configuration =
                RecordTree.of(tracker.configuration().get());
        configuration.keySet().removeAll(List.of("database_healthy", "last_health_check_at"));
        put("configuration", configuration);
        put("vendors", Answers.vendors(tracker.vendors().list(VendorQuery.ALL), true));
        put("deployments", Answers.page(tracker.deployments().list(DeploymentQuery.ALL.page(PageRequest.ofSize(100)))));
        put("enhancements", Answers.page(tracker.enhancements().list(EnhancementQuery.ALL)));
        put(
                "changes",
                Answers.changes(
                        tracker.changes().list(new ChangeQuery(null, null, null, null, null, ChangeQuery.MAX_LIMIT))));
        items();
        return answers;
    }

    private void items() {
        list("all", query(null, null, null, null, null, null, true));
        list("live", query(null, null, null, null, null, null, false));
        for (ItemStatus status : ItemStatus.values()) {
            list("status " + status, query(null, status, null, null, null, null, false));
        }
        for (ItemType type : ItemType.values()) {
            list("type " + type, query(type, null, null, null, null, null, false));
        }
        list("roots", query(null, null, new ParentFilter(null), null, null, null, false));
        list("label", query(null, null, null, "l1", null, null, false));
        list("branch", query(null, null, null, null, "branch-3", null, false));
        for (String text : List.of("changed", "item 1", "chang", "item")) {
            list("text " + text, query(null, null, null, null, null, text, false));
        }
        put("ready", Answers.page(tracker.claims().ready(ReadyFilter.ALL, PageRequest.ofSize(100))));
        for (WorkItem item : every(false)) {
            WorkItemRef ref = WorkItemRef.of(item.id());
            list("below " + ref, query(null, null, new ParentFilter(ref), null, null, null, true));
            put("item " + ref, RecordTree.of(tracker.workItems().query(WorkItemView.of(ref))));
        }
    }

    private static WorkItemQuery query(
            @Nullable ItemType type,
            @Nullable ItemStatus status,
            @Nullable ParentFilter parent,
            @Nullable String label,
            @Nullable String branch,
            @Nullable String text,
            boolean deleted) {
        return new WorkItemQuery(
                type, status, parent, label, null, branch, null, text, deleted, PageRequest.ofSize(100));
    }

    private List<WorkItem> every(boolean deleted) {
        return tracker.workItems()
                .listWhole(query(null, null, null, null, null, null, deleted))
                .items();
    }

    private void list(String name, WorkItemQuery query) {
        put(name, Answers.page(tracker.workItems().list(query)));
    }

    private void put(String question, Map<String, ?> answer) {
        answers.put(question, String.valueOf(answer));
    }
}
