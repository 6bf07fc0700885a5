package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;

import dev.tracker.core.Tracker;
import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools that take files over that were kept by hand. */
public final class MigrationTools {

    private static final String ACTOR = "created_by";

    private final Tracker tracker;

    public MigrationTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools of the topic. */
    public List<ToolDefinition> tools() {
        return List.of(migrate(), prompts());
    }

    private ToolDefinition migrate() {
        return changing(
                "migrate_status_file",
                "Migrate status file",
                "Takes a hand-kept status file over into the record: all of it, or nothing where a check fails"
                        + " (success: false). Try dry_run first. For prompts alone use import_session_prompts.",
                ObjectSchema.input()
                        .optional("path", Schema.text().described("In the project; else its status file"))
                        .optional(
                                "prompt_paths",
                                Schema.listOf(Schema.text()).described("Prompt files or folders to take along"))
                        .optional("dry_run", Schema.flag().described("Report only, change nothing")),
                ACTOR,
                ObjectSchema.output()
                        .optional("success", Schema.flag())
                        .optional("dry_run", Schema.flag())
                        .optional("rollback_executed", Schema.flag())
                        .optional("data_preservation_percentage", Schema.number())
                        .optional("reconciliation", Schema.object())
                        .optional("warnings", Schema.listOf(Schema.object()))
                        .optional("unparsed", Schema.listOf(Schema.object()))
                        .optional("backup_path", Schema.text())
                        .optional("duration_ms", Schema.integer()),
                in -> {
                    MigrateStatusFile command = new MigrateStatusFile(
                            in.fields().text("path"), in.texts("prompt_paths"), in.flag("dry_run", false));
                    return Answer.of(
                            tracker.migration().migrate(in.checked(command), in.caller(), in.progress()::reached));
                });
    }

    private ToolDefinition prompts() {
        return changing(
                "import_session_prompts",
                "Import session prompts",
                "Imports Markdown files with YAML front matter as session items; a file imported before updates"
                        + " its item. Malformed ones are skipped, with line and reason. For a whole status file use"
                        + " migrate_status_file.",
                ObjectSchema.input()
                        .required("paths", Schema.listOf(Schema.text()).described("Files or folders of the project"))
                        .optional("dry_run", Schema.flag().described("Count only")),
                ACTOR,
                ObjectSchema.output()
                        .optional("imported", Schema.integer())
                        .optional("updated", Schema.integer())
                        .optional("unchanged", Schema.integer())
                        .optional("skipped", Schema.listOf(Schema.object())),
                in -> {
                    ImportSessionPrompts command =
                            new ImportSessionPrompts(in.texts("paths"), in.flag("dry_run", false));
                    return Answer.of(tracker.migration()
                            .importPrompts(in.checked(command), in.caller(), in.progress()::reached));
                });
    }
}
