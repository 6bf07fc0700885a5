package dev.tracker.cli.work;

import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.JsonOutput;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemDetails;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How one work item is shown. */
public final class WorkDetailsView {
    private WorkDetailsView() {}

    static void show(WorkItemDetails details, Screen screen) {
        screen.details(item(details.item(), surroundings(details), screen));
        List<DependencyView> dependencies = details.dependencies();
        if (dependencies != null && !dependencies.isEmpty()) {
            screen.heading("Dependencies");
            dependencies.forEach(dependency -> screen.line(
                    Cell.of(isFirst(dependency, details.item()) ? "before" : "after", Tone.FAINT),
                    Cell.of(dependency.relatedItem().key(), Tone.STRONG),
                    WorkViews.status(dependency.relatedItem().status()),
                    Cell.of(dependency.relatedItem().title())));
        }
        if (details.children() != null && !details.children().isEmpty()) {
            screen.heading("Below it");
            screen.tree(details.children().stream().map(WorkViews::node).toList());
        }
        if (details.truncated() != null) {
            screen.sentence("There is more below it; --max-items shows more.", Tone.FAINT);
        }
    }

    /** Shows an item alone. */
    public static void show(WorkItem item, Screen screen) {
        screen.details(item(item, new DetailOutput(), screen));
    }

    private static DetailOutput item(WorkItem item, DetailOutput around, Screen screen) {
        DetailOutput shown = new DetailOutput()
                .add("title", Cell.of(item.title(), Tone.STRONG))
                .add("key", item.key())
                .add("id", item.id())
                .add("type", WorkViews.word(item.itemType()))
                .add("status", WorkViews.status(item.status()))
                .add("deleted", Cell.of(screen.time(item.deletedAt()), Tone.BAD))
                .add("archived", Cell.of(screen.time(item.archivedAt()), Tone.CAUTION))
                .add("priority", item.priority())
                .add("labels", String.join(", ", item.labels()))
                .add("assignee", claim(item, screen))
                .add("description", item.description());
        for (Map.Entry<String, Object> field : item.metadata().toTree().entrySet()) {
            shown.add(field.getKey().replace('_', ' '), readable(field.getValue()));
        }
        return shown.addAll(around)
                .add("branches", String.join(", ", item.git().branches()))
                .add("commits", String.join("\n", item.git().commits()))
                .add(
                        "pull requests",
                        item.git().pullRequests().stream()
                                .map(number -> "#" + number)
                                .collect(Collectors.joining(", ")))
                .add("version", item.version())
                .add(
                        "created",
                        screen.time(item.revision().createdAt()) + " by "
                                + item.revision().createdBy())
                .add(
                        "updated",
                        screen.time(item.revision().updatedAt()) + " by "
                                + item.revision().updatedBy());
    }

    private static DetailOutput surroundings(WorkItemDetails details) {
        DetailOutput shown = new DetailOutput()
                .add(
                        "below",
                        details.ancestors().stream()
                                .map(ancestor -> ancestor.key() + " " + ancestor.title())
                                .collect(Collectors.joining("\n")))
                .add(
                        "waits for",
                        Cell.of(
                                details.blockedBy().stream()
                                        .map(item -> item.key() + " " + item.title())
                                        .collect(Collectors.joining("\n")),
                                Tone.CAUTION));
        if (details.descendantCounts().total() > 0) {
            shown.add(
                    "items below it",
                    String.format(
                            Locale.ROOT,
                            "%d: %d active, %d completed, %d blocked",
                            details.descendantCounts().total(),
                            details.descendantCounts().active(),
                            details.descendantCounts().completed(),
                            details.descendantCounts().blocked()));
        }
        return shown;
    }

    private static boolean isFirst(DependencyView dependency, WorkItem item) {
        return dependency.sourceId().equals(item.id()) == (dependency.dependencyType() == DependencyType.BLOCKS);
    }

    private static String claim(WorkItem item, Screen screen) {
        Claim claim = item.claim();
        if (claim == null) {
            return "";
        }
        String lease = claim.claimExpiresAt() == null ? "" : ", until " + screen.time(claim.claimExpiresAt());
        return claim.assignee() + " since " + screen.time(claim.claimedAt()) + lease;
    }

    private static String readable(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        return value instanceof Map ? JsonOutput.of(value) : value.toString();
    }
}
