package dev.tracker.cli.frame;

import dev.tracker.cli.output.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before its name or behind it. */
public final class GlobalOptions {
    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            hidden = true,
            paramLabel = "URL",
            description = "The record's database, as a JDBC URL.")
    @Nullable
    String database;

    @Option(
            names = {"-C", "--project"},
            scope = ScopeType.INHERIT,
            hidden = true,
            paramLabel = "DIR",
            description = "The project's folder, instead of the one found from here upwards.")
    @Nullable
    String project;

    @Option(
            names = "--actor",
            scope = ScopeType.INHERIT,
            hidden = true,
            paramLabel = "NAME",
            description = "Who makes the change; with history, whose changes to show.")
    @Nullable
    String actor;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Answer as one JSON document, by the names the MCP tools use.")
    boolean json;

    @Option(
            names = "--jsonl",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Answer a list as one JSON object a line.")
    boolean jsonLines;

    @Option(
            names = "--csv",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Answer a list as comma-separated values with a header.")
    boolean csv;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Answer ids only.")
    boolean quiet;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, hidden = true, description = "No colour.")
    boolean noColor;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            hidden = true,
            usageHelp = true,
            description = "Show the help of this command.")
    boolean help;

    /** The form that was asked for; the first where several were. */
    public Form form() {
        List<Form> forms = forms();
        return forms.isEmpty() ? Form.SCREEN : forms.get(0);
    }

    /** Who was named as the actor, or null. */
    public @Nullable String actor() {
        return actor;
    }

    /** Whether colour was ruled out. */
    public boolean isColourless() {
        return noColor;
    }

    /** The database that was named, or null. */
    public @Nullable String database() {
        return database;
    }

    /** The folder that was named, or null. */
    public @Nullable String project() {
        return project;
    }

    /** What was named, as the environment variables of the same meaning. */
    public Map<String, String> asVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, "TRACKER_DATABASE_URL", database);
        put(variables, "TRACKER_PROJECT_DIR", project);
        put(variables, "TRACKER_ACTOR", actor);
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** The faults of these options beside the command that they came with. */
    public List<String> faults(Action action) {
        List<String> faults = new ArrayList<>();
        if (forms().size() > 1) {
            faults.add("--json, --jsonl, --csv and --quiet exclude each other.");
        }
        if (form().isForLists() && !action.isList()) {
            faults.add((jsonLines ? "--jsonl" : "--csv") + " is for lists; this command answers one thing (--json).");
        }
        return faults;
    }

    private List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        if (json) {
            forms.add(Form.JSON);
        }
        if (jsonLines) {
            forms.add(Form.JSON_LINES);
        }
        if (csv) {
            forms.add(Form.CSV);
        }
        if (quiet) {
            forms.add(Form.IDS);
        }
        return forms;
    }
}
