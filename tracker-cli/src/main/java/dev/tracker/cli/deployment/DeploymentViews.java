package dev.tracker.cli.deployment;

import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentSummary;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How deployments are shown. */
public final class DeploymentViews {
    private static final int SHORT_HASH = 10;
    private static final List<String> COLUMNS = List.of(
            "id",
            "deployed_at",
            "commit_hash",
            "pr_number",
            "pr_title",
            "constitutional_compliance",
            "vendors",
            "work_items");

    private DeploymentViews() {}

    static Answer deployment(DeploymentDetails deployment) {
        return Answer.of(RecordTree.of(deployment), deployment.id(), screen -> show(deployment, screen));
    }

    static Answer list(Page<DeploymentDetails> page, boolean whole) {
        Page<? extends Record> shown = whole ? page : page.map(DeploymentDetails::summary);
        return new Answer(
                Answers.page(shown),
                page.items().stream().map(entry -> entry.id().toString()).toList(),
                new Rows(COLUMNS, shown.items().stream().map(RecordTree::of).toList()),
                screen -> {
                    table(page.items().stream().map(DeploymentDetails::summary).toList(), screen);
                    PagingOptions.tellRest(screen, page, "deployments");
                });
    }

    /** The deployments in a table; nothing where there is none. */
    public static void table(List<DeploymentSummary> deployments, Screen screen) {
        TableOutput table = new TableOutput(
                Column.spare("DEPLOYED"),
                Column.wholeRight("PR"),
                Column.flexible("TITLE"),
                Column.whole("COMMIT"),
                Column.left("COMPLIANT"),
                Column.flexible("VENDORS"),
                Column.whole("WORK"));
        for (DeploymentSummary deployment : deployments) {
            table.row(
                    Cell.of(screen.time(deployment.deployedAt())),
                    Cell.of("#" + deployment.prNumber()),
                    Cell.of(deployment.prTitle(), Tone.STRONG),
                    Cell.of(shortened(deployment.commitHash())),
                    compliance(deployment.constitutionalCompliance()),
                    Cell.of(String.join(", ", deployment.vendors())),
                    Cell.recorded(String.join(" ", deployment.workItems()), Tone.PLAIN));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
    }

    private static void show(DeploymentDetails deployment, Screen screen) {
        screen.details(new DetailOutput()
                .add("title", Cell.of(deployment.metadata().prTitle(), Tone.STRONG))
                .add("id", deployment.id())
                .add("deployed", screen.time(deployment.deployedAt()))
                .add("pull request", "#" + deployment.metadata().prNumber())
                .add("commit", deployment.commitHash())
                .add("compliant", compliance(deployment.metadata().constitutionalCompliance()))
                .add(
                        "tests",
                        deployment.metadata().testSummary().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .add(
                        "vendors",
                        deployment.affectedVendors().stream()
                                .map(vendor -> vendor.name())
                                .collect(Collectors.joining(", ")))
                .add(
                        "work items",
                        deployment.relatedWorkItems().stream()
                                .map(item -> item.key() + " " + item.title())
                                .collect(Collectors.joining("\n")))
                .add("recorded", screen.time(deployment.createdAt()) + " by " + deployment.createdBy()));
    }

    private static Cell compliance(boolean compliant) {
        return compliant ? Cell.of("yes", Tone.GOOD) : Cell.of("no", Tone.BAD);
    }

    private static @Nullable String shortened(@Nullable String hash) {
        return hash == null || hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
    }
}
