package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.adding;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.paging.Page;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;
import java.util.UUID;

/** Tools for deployments. */
public final class DeploymentTools {

    private final Tracker tracker;

    public DeploymentTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(record(), list());
    }

    private ToolDefinition record() {
        return adding(
                "record_deployment",
                "Record deployment",
                "Records a deployment and what it touched, for good. To see earlier ones use list_deployments.",
                ObjectSchema.input()
                        .required("deployed_at", Schema.text().described("ISO-8601 time with Z or an offset"))
                        .required("commit_hash", Inputs.commit())
                        .required(
                                "metadata",
                                Schema.object()
                                        .described("pr_number, pr_title, constitutional_compliance; test_summary"
                                                + " {category: count} optional"))
                        .optional("affected_vendor_ids", Inputs.texts().described("Ids or names"))
                        .optional("related_work_item_ids", Inputs.texts().described("Ids or keys")),
                deployment(ObjectSchema.output()),
                in -> {
                    RecordDeployment command = new RecordDeployment(
                            in.fields().time("deployed_at"),
                            in.fields().text("commit_hash"),
                            in.fields().object("metadata"),
                            in.vendors("affected_vendor_ids"),
                            in.items("related_work_item_ids"));
                    return Answer.of(tracker.deployments().record(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition list() {
        return reading(
                "list_deployments",
                "List deployments",
                "Deployments, newest first; or one, whole, by id. To add one use record_deployment.",
                ObjectSchema.input()
                        .optional("id", Schema.text().described("UUID: this one, whole; filters do not apply"))
                        .optional("since", Schema.text().described("ISO-8601 time"))
                        .optional("until", Schema.text().described("ISO-8601 time"))
                        .optional("vendor", Schema.text().described("Name or id"))
                        .optional("work_item", Schema.text().described("Key or id"))
                        .optional("commit_hash", Schema.text().described("Or its first 7 digits or more"))
                        .optional("pr_number", Schema.integer().atLeast(1).described("Pull request"))
                        .optional("compliant", Schema.flag().described("constitutional_compliance"))
                        .and(Inputs.paging()),
                Outputs.page().optional("id", Schema.text()),
                in -> {
                    UUID id = in.fields().uuid("id");
                    DeploymentQuery query = new DeploymentQuery(
                            in.fields().time("since"),
                            in.fields().time("until"),
                            in.vendor("vendor"),
                            in.item("work_item"),
                            in.fields().text("commit_hash"),
                            in.fields().integer("pr_number", 1, Integer.MAX_VALUE),
                            in.fields().flag("compliant"),
                            in.page());
                    boolean whole = in.whole();
                    in.checked(query);
                    return id == null
                            ? listed(query, whole)
                            : Answer.of(tracker.deployments().get(new DeploymentId(id)));
                });
    }

    private Answer listed(DeploymentQuery query, boolean whole) {
        return Pages.of(query.page(), page -> {
            Page<DeploymentDetails> found = tracker.deployments().list(query.page(page));
            return Answers.page(whole ? found : found.map(DeploymentDetails::summary));
        });
    }

    private static ObjectSchema deployment(ObjectSchema first) {
        return first.optional("id", Schema.text()).optional("deployed_at", Schema.text());
    }
}
