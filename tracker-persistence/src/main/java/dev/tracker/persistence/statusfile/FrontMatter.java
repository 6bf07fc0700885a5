package dev.tracker.persistence.statusfile;

import dev.tracker.core.json.FreeObject;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.workitem.SessionMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The front matter of a session prompt. */
final class FrontMatter {

    static final FrontMatter NONE = new FrontMatter(1, Map.of(), Map.of());

    private static final Pattern KNOWN_VERSION = Pattern.compile("1\\.\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,2}");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)");

    private final int line;
    private final Map<String, @Nullable Object> tree;
    private final Map<String, Integer> lines;

    private FrontMatter(int line, Map<String, @Nullable Object> tree, Map<String, Integer> lines) {
        this.line = line;
        this.tree = tree;
        this.lines = lines;
    }

    /** A field whose value breaks its rule; the message is the rest of a sentence. */
    record Fault(String field, String message, @Nullable String value, int line) {}

    /** Reads the lines between the dashes. */
    static FrontMatter read(SourceLines source, int from, int to) throws FrontMatterException {
        SafeYaml.Read read = SafeYaml.object(source.text(from, to), from);
        try {
            return new FrontMatter(from, FreeObject.normalized(read.tree()), read.lines());
        } catch (IllegalArgumentException unfit) {
            throw new FrontMatterException(from, "its front matter " + unfit.getMessage());
        }
    }

    Map<String, @Nullable Object> tree() {
        return tree;
    }

    int lineOf(String field) {
        return lines.getOrDefault(field, line);
    }

    /** Refuses a schema version that is none, or not known here. */
    void checkVersion() throws FrontMatterException {
        Object version = tree.get("schema_version");
        if (!(version instanceof String text)) {
            throw new FrontMatterException(
                    lineOf("schema_version"), "its schema_version must be a text; write schema_version: \"1.0\"");
        }
        if (!VERSION.matcher(text).matches()) {
            throw new FrontMatterException(
                    lineOf("schema_version"),
                    "its schema_version \"" + Findings.cut(text) + "\" is no version; write \"1.0\"");
        }
        if (!KNOWN_VERSION.matcher(text).matches()) {
            throw new FrontMatterException(
                    lineOf("schema_version"),
                    "its schema_version \"" + Findings.cut(text)
                            + "\" is not known here; 1.x is, so that a newer program may read it");
        }
    }

    /** What breaks the rules of a session. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        check("token_budget", SessionMetadata.MIN_BUDGET, SessionMetadata.MAX_BUDGET, faults);
        check("prompts_count", 0, Integer.MAX_VALUE, faults);
        return faults;
    }

    private void check(String field, int min, int max, List<Fault> faults) {
        Object value = tree.get(field);
        if (value != null && number(field, min, max) == null) {
            String rule = "must be a whole number from " + min + " to " + max;
            faults.add(new Fault(field, rule, value.toString(), lineOf(field)));
        }
    }

    private @Nullable Integer number(String field, int min, int max) {
        return tree.get(field) instanceof Long number && number >= min && number <= max ? number.intValue() : null;
    }

    /** The lines of a prompt's text that belong to nothing else, without blank ones around them. */
    String textBelow(SourceLines source, Regions regions, int from, int to) {
        List<String> text = new ArrayList<>();
        regions.takeFree(from, to, free -> text.add(source.at(free)));
        int first = 0;
        int end = text.size();
        while (first < end && text.get(first).isBlank()) {
            first++;
        }
        while (end > first && text.get(end - 1).isBlank()) {
            end--;
        }
        return String.join("\n", text.subList(first, end));
    }

    /** The prompt of this front matter; its day is the front matter's where its title has none. */
    StatedPrompt prompt(String title, @Nullable Instant day, Map<String, @Nullable Object> stated, String text) {
        Integer priority = tree.get("priority") == null ? null : Ranks.priority(String.valueOf(tree.get("priority")));
        boolean known = priority != null && priority >= 1 && priority <= 5;
        return new StatedPrompt(
                title,
                day == null ? dayIn(String.valueOf(tree.get("date"))) : day,
                stated,
                number("token_budget", SessionMetadata.MIN_BUDGET, SessionMetadata.MAX_BUDGET),
                number("prompts_count", 0, Integer.MAX_VALUE),
                known ? priority : null,
                text);
    }

    /** Midnight of the first day that a text names, or null. */
    static @Nullable Instant dayIn(String text) {
        Matcher day = DAY.matcher(text);
        return day.find() ? Moments.read(day.group(), null, null) : null;
    }
}
