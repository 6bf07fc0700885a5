package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools for the project's configuration. */
public final class ConfigurationTools {

    private static final int MIN_BUDGET = 1_000;
    private static final int MAX_BUDGET = 1_000_000;

    private final Tracker tracker;

    public ConfigurationTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(get(), update());
    }

    private ToolDefinition get() {
        return reading(
                "get_project_configuration",
                "Get project configuration",
                "The configuration: session, context, git branch and commit, token budget. For how the"
                        + " project stands use get_project_status.",
                ObjectSchema.input(),
                configuration(),
                in -> {
                    in.check();
                    return Answer.of(tracker.configuration().get());
                });
    }

    private ToolDefinition update() {
        return changing(
                "update_project_configuration",
                "Update project configuration",
                "Changes the configuration, as at a session's start; what is not given stays. Git values"
                        + " count only outside a git working tree.",
                ObjectSchema.input()
                        .required("version", Inputs.version())
                        .optional(
                                "active_context_type",
                                Schema.choice(ContextType.class).described("Kind of work"))
                        .optional("current_session_id", Schema.text().described("Id or key of a live session"))
                        .optional("git_branch", Schema.text().upTo(255).described("Checked out"))
                        .optional("git_head_commit", Inputs.commit())
                        .optional(
                                "default_token_budget",
                                Schema.integer().range(MIN_BUDGET, MAX_BUDGET).described("Of new sessions")),
                "updated_by",
                configuration(),
                in -> {
                    UpdateConfiguration command = new UpdateConfiguration(
                            in.version(),
                            in.fields().choice("active_context_type", ContextType.class),
                            in.item("current_session_id"),
                            in.fields().text("git_branch"),
                            in.fields().text("git_head_commit"),
                            in.fields().integer("default_token_budget", MIN_BUDGET, MAX_BUDGET));
                    return Answer.of(tracker.configuration().update(in.checked(command), in.caller()));
                });
    }

    private static ObjectSchema configuration() {
        return ObjectSchema.output().optional("version", Schema.integer()).optional("database_healthy", Schema.flag());
    }
}
