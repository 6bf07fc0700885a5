package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Tone;
import dev.tracker.cli.output.TreeOutput;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItemDetails;
import dev.tracker.core.workitem.WorkItemNode;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkTreeCommand implements Action {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The item whose tree is wanted; all unless given.")
    private @Nullable String id;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Items at most, 1 to 1,000; 1,000 unless given. A tree is cut level by level.")
    private @Nullable String limit;

    WorkTreeCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        int most = values.integer("limit", limit, 1, WorkItemView.MAX_ITEMS, WorkItemView.MAX_ITEMS);
        values.check();
        session.print(id == null ? forest(most) : tree(new WorkItemRef(id), most));
    }

    private Answer tree(WorkItemRef item, int most) {
        WorkItemDetails details = session.tracker()
                .workItems()
                .query(new WorkItemView(item, true, true, Placement.MAX_DEPTH, most, false, true));
        List<WorkItemNode> children = details.children() == null ? List.of() : details.children();
        List<String> ids = new ArrayList<>(List.of(details.item().id().toString()));
        children.forEach(child -> collect(child, ids));
        return new Answer(RecordTree.of(details), ids, null, screen -> {
            screen.tree(List.of(WorkViews.node(
                    details.item().summary(),
                    children.stream().map(WorkViews::node).toList())));
            if (details.truncated() != null) {
                screen.sentence("There is more; --limit shows more.", Tone.FAINT);
            }
        });
    }

    private Answer forest(int most) {
        List<WorkItemNode> trees = session.tracker().workItems().forest(most);
        List<String> ids = new ArrayList<>();
        trees.forEach(tree -> collect(tree, ids));
        boolean cut = ids.size() == most;
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("items", trees.stream().map(RecordTree::of).toList());
        if (cut) {
            document.put("truncated", true);
        }
        return new Answer(document, ids, null, screen -> {
            List<TreeOutput.Node> nodes = trees.stream().map(WorkViews::node).toList();
            screen.tree(nodes);
            if (nodes.isEmpty()) {
                screen.sentence("No work items.", Tone.FAINT);
            } else if (cut) {
                screen.sentence("There may be more than these " + most + "; name an item to see its tree.", Tone.FAINT);
            }
        });
    }

    private static void collect(WorkItemNode node, List<String> ids) {
        ids.add(node.item().id().toString());
        node.children().forEach(child -> collect(child, ids));
    }
}
