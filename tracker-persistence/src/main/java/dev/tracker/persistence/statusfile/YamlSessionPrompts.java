package dev.tracker.persistence.statusfile;

import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.workitem.WorkItem;
import java.util.List;
import java.util.regex.Pattern;

/** Session prompt files: Markdown behind YAML front matter. */
public final class YamlSessionPrompts implements SessionPromptFormat {

    private static final Pattern BEGIN = Pattern.compile("---[ \\t]*");
    private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)[ \\t]*");

    @Override
    public PromptReading parse(String file, SourceText source) {
        try {
            return read(file, new SourceLines(source.text()));
        } catch (FrontMatterException malformed) {
            return new PromptReading.Skipped(
                    file, malformed.line(), "The prompt is skipped: " + malformed.getMessage() + ".");
        }
    }

    private static PromptReading read(String file, SourceLines source) throws FrontMatterException {
        int begin = 1;
        while (begin <= source.count() && source.isBlank(begin)) {
            begin++;
        }
        if (begin > source.count() || !BEGIN.matcher(source.at(begin)).matches()) {
            throw new FrontMatterException(
                    1, "it has no front matter; begin it with a line of ---, then schema_version and title, then ---");
        }
        int end = begin + 1;
        while (end <= source.count() && !END.matcher(source.at(end)).matches()) {
            end++;
        }
        if (end > source.count()) {
            throw new FrontMatterException(
                    begin, "its front matter begins here and is never closed; end it with a line of ---");
        }
        return prompt(file, source, FrontMatter.read(source, begin + 1, end - 1), end + 1);
    }

    private static PromptReading prompt(String file, SourceLines source, FrontMatter matter, int textFrom)
            throws FrontMatterException {
        if (matter.tree().get("schema_version") == null) {
            throw new FrontMatterException(
                    matter.lineOf("schema_version"),
                    "its front matter has no schema_version; add schema_version: \"1.0\"");
        }
        matter.checkVersion();
        if (!(matter.tree().get("title") instanceof String written) || written.isBlank()) {
            throw new FrontMatterException(
                    matter.lineOf("title"), "its front matter has no title that is a text; add title: \"A title\"");
        }
        String title = written.strip();
        checkLength("title", title, WorkItem.MAX_TITLE, matter.lineOf("title"));
        List<FrontMatter.Fault> faults = matter.faults();
        if (!faults.isEmpty()) {
            FrontMatter.Fault first = faults.get(0);
            throw new FrontMatterException(
                    first.line(), "its " + first.field() + " " + first.message() + ", not " + first.value());
        }
        int last = source.lastOf(textFrom, source.count());
        int first = textFrom;
        while (first < last && source.isBlank(first)) {
            first++;
        }
        String text = last < textFrom ? "" : source.text(first, last);
        checkLength("text", text, WorkItem.MAX_DESCRIPTION, first);
        return new PromptReading.Read(file, matter.prompt(title, null, matter.tree(), text));
    }

    private static void checkLength(String what, String text, int max, int line) throws FrontMatterException {
        int length = UnicodeText.length(text);
        if (length > max) {
            throw new FrontMatterException(
                    line, "its " + what + " has " + length + " characters; at most " + max + " can be kept");
        }
    }
}
