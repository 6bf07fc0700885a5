package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.MetadataOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkUpdateCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that the change is based on; the newest unless given.")
    private @Nullable String version;

    @Option(names = "--title", paramLabel = "TITLE", description = "1 to 200 characters.")
    private @Nullable String title;

    @Option(names = "--description", paramLabel = "TEXT", description = "To 10,000 characters.")
    private @Nullable String description;

    @Option(names = "--status", paramLabel = "STATUS", description = "active, completed or blocked.")
    private @Nullable ItemStatus status;

    @Option(names = "--priority", paramLabel = "N", description = "1, the highest, to 5.")
    private @Nullable String priority;

    @Option(names = "--label", paramLabel = "LABEL", description = "Its labels from now on, as often as needed.")
    private @Nullable List<String> labels;

    @Option(names = "--add-label", paramLabel = "LABEL", description = "A label more, as often as needed.")
    private List<String> moreLabels = List.of();

    @Option(names = "--remove-label", paramLabel = "LABEL", description = "A label less, as often as needed.")
    private List<String> fewerLabels = List.of();

    @Option(names = "--branch", paramLabel = "NAME", description = "A git branch to link.")
    private @Nullable String branch;

    @Option(names = "--commit", paramLabel = "HASH", description = "A full commit hash to link.")
    private @Nullable String commit;

    @Option(names = "--pr", paramLabel = "N", description = "A pull request to link.")
    private @Nullable String pullRequest;

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    WorkUpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (changesNothing()) {
            throw new UsageException("Say what to change, such as --title, --status or --meta.");
        }
        Values values = new Values();
        Long given = values.whole("version", version);
        WorkItem read = session.tracker().workItems().get(new WorkItemRef(id));
        UpdateWorkItem command = values.checked(new UpdateWorkItem(
                WorkItemRef.of(read.id()),
                given == null ? Long.valueOf(read.version()) : given,
                title,
                description,
                status,
                values.integer("priority", priority),
                labels(read),
                metadata(read, values),
                null,
                branch,
                commit,
                values.integer("pr_number", pullRequest),
                null));
        session.print(WorkViews.updated(session.tracker().workItems().update(command, session.caller())));
    }

    private boolean changesNothing() {
        return Stream.of(title, description, status, priority, labels, branch, commit, pullRequest)
                        .allMatch(Objects::isNull)
                && moreLabels.isEmpty()
                && fewerLabels.isEmpty()
                && metadata.isEmpty();
    }

    private @Nullable List<String> labels(WorkItem read) {
        if (labels == null && moreLabels.isEmpty() && fewerLabels.isEmpty()) {
            return null;
        }
        List<String> result = new ArrayList<>(labels == null ? read.labels() : labels);
        result.removeAll(fewerLabels);
        moreLabels.stream().filter(label -> !result.contains(label)).forEach(result::add);
        return result;
    }

    /** Single fields are put into what there is; a file replaces the whole. */
    private @Nullable Map<String, Object> metadata(WorkItem read, Values values) {
        if (metadata.isEmpty()) {
            return null;
        }
        return metadata.over(metadata.isWhole() ? Map.of() : read.metadata().toTree(), session, values);
    }
}
