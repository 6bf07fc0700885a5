package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.MetadataOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkCreateCommand implements Action {
    private final Session session;

    @Parameters(index = "0", paramLabel = "TYPE", description = "project, session, task or research.")
    private ItemType type = ItemType.TASK;

    @Parameters(index = "1", paramLabel = "TITLE", description = "1 to 200 characters.")
    private String title = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "To 10,000 characters.")
    private @Nullable String description;

    @Option(names = "--status", paramLabel = "STATUS", description = "active unless given, completed or blocked.")
    private @Nullable ItemStatus status;

    @Option(names = "--parent", paramLabel = "ID", description = "The item it stands below.")
    private @Nullable String parent;

    @Option(names = "--label", paramLabel = "LABEL", description = "A label, as often as needed.")
    private List<String> labels = List.of();

    @Option(names = "--priority", paramLabel = "N", description = "1, the highest, to 5; 3 unless given.")
    private @Nullable String priority;

    @Option(
            names = "--depends-on",
            paramLabel = "ID",
            description = "An item that must be finished first, as often as needed.")
    private List<String> dependsOn = List.of();

    @Option(names = "--branch", paramLabel = "NAME", description = "A git branch to link.")
    private @Nullable String branch;

    @Option(names = "--commit", paramLabel = "HASH", description = "A full commit hash to link.")
    private @Nullable String commit;

    @Option(names = "--pr", paramLabel = "N", description = "A pull request to link.")
    private @Nullable String pullRequest;

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    WorkCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        CreateWorkItem command = values.checked(new CreateWorkItem(
                type,
                title,
                completed(metadata.over(Map.of(), session, values)),
                description,
                status,
                values.integer("priority", priority),
                labels,
                parent == null ? null : new WorkItemRef(parent),
                branch,
                commit,
                values.integer("pr_number", pullRequest),
                dependsOn.stream().map(WorkItemRef::new).toList()));
        WorkItem item = session.tracker().workItems().create(command, session.caller());
        session.print(Answer.of(RecordTree.of(item), item.id(), screen -> WorkDetailsView.show(item, screen)));
    }

    /** What the type requires and people rarely want to say: it is taken from what is known. */
    private Map<String, Object> completed(Map<String, Object> given) {
        if (type == ItemType.PROJECT && !title.isBlank()) {
            given.putIfAbsent("description", title);
        } else if (type == ItemType.SESSION) {
            if (!given.containsKey("token_budget")) {
                given.put(
                        "token_budget", session.tracker().configuration().get().defaultTokenBudget());
            }
            given.putIfAbsent("prompts_count", 0);
            given.putIfAbsent("yaml_frontmatter", Map.of("schema_version", "1.0"));
        }
        return given;
    }
}
