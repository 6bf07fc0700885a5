package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.Values;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of an enhancement, when it is planned and later. */
final class EnhancementOptions {
    @Option(names = "--description", paramLabel = "TEXT", description = "What it is about.")
    @Nullable
    String description;

    @Option(names = "--status", paramLabel = "STATUS", description = "planned, approved, implementing or completed.")
    @Nullable
    EnhancementStatus status;

    @Option(names = "--quarter", paramLabel = "YYYY-Qn", description = "The quarter it is meant for.")
    @Nullable
    String quarter;

    @Option(
            names = "--principle",
            paramLabel = "NAME",
            description = "A principle it has to keep to, as often as needed; replaces those there are.")
    @Nullable
    List<String> principles;

    @Option(
            names = "--depends-on",
            paramLabel = "ID",
            description = "An enhancement it needs, as often as needed; replaces those there are.")
    private @Nullable List<String> dependsOn;

    @Option(names = "--priority", paramLabel = "N", description = "1, the highest, to 5.")
    private @Nullable String priority;

    @Option(names = "--work", paramLabel = "ID", description = "The work item that implements it.")
    private @Nullable String work;

    @Nullable
    Integer priority(Values values) {
        return values.integer("priority", priority);
    }

    @Nullable
    List<EnhancementId> dependsOn(Values values) {
        if (dependsOn == null) {
            return null;
        }
        List<EnhancementId> ids = new ArrayList<>();
        for (int i = 0; i < dependsOn.size(); i++) {
            UUID id = values.uuid("depends_on[" + i + "]", dependsOn.get(i));
            if (id != null) {
                ids.add(new EnhancementId(id));
            }
        }
        return ids;
    }

    @Nullable
    WorkItemRef work() {
        return work == null ? null : new WorkItemRef(work);
    }
}
