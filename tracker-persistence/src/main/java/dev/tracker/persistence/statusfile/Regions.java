package dev.tracker.persistence.statusfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a file that are not Markdown to be read: notes, front matter, and the lines at the end.
 * They are found before Markdown is parsed, which takes their lines for headings and lists.
 */
final class Regions {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t].*)?");
    private static final Pattern DASHES = Pattern.compile("---[ \\t]*");
    private static final Pattern FOOTER = Pattern.compile("\\*Generated at (\\S+)\\*\\s*");

    private final SourceLines source;
    private final boolean[] taken;
    private final List<Span> notes = new ArrayList<>();
    private final List<Integer> unclosedNotes = new ArrayList<>();
    private final Map<Integer, FrontMatterSpan> frontMatter = new HashMap<>();
    private @Nullable Span footer;

    /** Both lines included. */
    record Span(int from, int to) {}

    /**
     * Front matter below a heading.
     *
     * @param from the line of its first dashes
     * @param to the line of its last dashes; where none end it, the line before the next heading
     */
    record FrontMatterSpan(int from, int to, boolean closed) {}

    Regions(SourceLines source) {
        this.source = source;
        this.taken = new boolean[source.count() + 1];
        findNotes();
        findFooter();
        findFrontMatter();
    }

    /** From mark to mark. */
    List<Span> notes() {
        return notes;
    }

    List<Integer> unclosedNotes() {
        return unclosedNotes;
    }

    /** The rule and the time below it. */
    @Nullable
    Span footer() {
        return footer;
    }

    /** The time that the footer gives, as written. */
    @Nullable
    String footerTime() {
        return footer == null ? null : footerTime(source.at(footer.to()));
    }

    /** The front matter below the heading in this line. */
    @Nullable
    FrontMatterSpan frontMatter(int headingLine) {
        return frontMatter.get(headingLine);
    }

    /** The text with these parts made blank. */
    String markdown() {
        StringBuilder markdown = new StringBuilder();
        for (int line = 1; line <= source.count(); line++) {
            markdown.append(taken[line] ? "" : source.at(line)).append('\n');
        }
        return markdown.toString();
    }

    private void findNotes() {
        int begin = 0;
        for (int line = 1; line <= source.count(); line++) {
            String text = source.at(line);
            if (text.indexOf("<!--") < 0) {
                continue;
            }
            String mark = text.strip();
            if (mark.equals(NoteMarks.BEGIN)) {
                leaveUnclosed(begin);
                begin = line;
            } else if (begin > 0 && mark.equals(NoteMarks.END)) {
                notes.add(new Span(begin, line));
                take(begin, line);
                begin = 0;
            }
        }
        leaveUnclosed(begin);
    }

    private void leaveUnclosed(int begin) {
        if (begin > 0) {
            unclosedNotes.add(begin);
            taken[begin] = true;
        }
    }

    private void findFooter() {
        for (int line = source.count(); line > 1; line--) {
            if (!taken[line] && footerTime(source.at(line)) != null) {
                int rule = source.lastOf(1, line - 1);
                if (rule > 0 && !taken[rule] && DASHES.matcher(source.at(rule)).matches()) {
                    footer = new Span(rule, line);
                    take(rule, line);
                    return;
                }
            }
        }
    }

    private static @Nullable String footerTime(String line) {
        if (!line.startsWith("*Generated")) {
            return null;
        }
        Matcher form = FOOTER.matcher(line);
        return form.matches() ? form.group(1) : null;
    }

    private void findFrontMatter() {
        Fence fence = null;
        int section = 0;
        int entries = 0;
        int line = 1;
        while (line <= source.count()) {
            String text = taken[line] ? "" : source.at(line);
            boolean open = fence != null;
            fence = Fence.after(fence, text);
            int level = open || fence != null ? 0 : level(text);
            SectionName named = level > 0 ? SectionName.of(heading(text)) : null;
            if (level > 0 && (section == 0 || level <= section || named != null)) {
                boolean prompts = named == SectionName.SESSION_PROMPTS;
                boolean nested = section > 0 && entries > 0 && level > entries;
                if (!nested) {
                    section = prompts ? level : 0;
                    entries = 0;
                }
            } else if (level > 0 && (entries == 0 || level <= entries)) {
                entries = level;
                line = frontMatterBelow(line, level);
            }
            line++;
        }
    }

    /** Looks for front matter right below a heading; answers the last line that was looked at for good. */
    private int frontMatterBelow(int heading, int level) {
        int begin = heading + 1;
        while (begin <= source.count() && !taken[begin] && source.isBlank(begin)) {
            begin++;
        }
        if (begin > source.count()
                || taken[begin]
                || !DASHES.matcher(source.at(begin)).matches()) {
            return heading;
        }
        int line = begin + 1;
        while (line <= source.count() && !taken[line] && !endsUnclosed(source.at(line), level)) {
            if (DASHES.matcher(source.at(line)).matches()) {
                frontMatter.put(heading, new FrontMatterSpan(begin, line, true));
                take(begin, line);
                return line;
            }
            line++;
        }
        frontMatter.put(heading, new FrontMatterSpan(begin, line - 1, false));
        take(begin, line - 1);
        return line - 1;
    }

    /** A line that looks like the next prompt or section, which a comment in YAML seldom does. */
    private static boolean endsUnclosed(String text, int promptLevel) {
        int level = level(text);
        return level > 0 && (level == promptLevel || (level <= promptLevel && SectionName.of(heading(text)) != null));
    }

    private static int level(String text) {
        Matcher hashes = HEADING.matcher(text);
        return text.indexOf('#') >= 0 && hashes.matches() ? hashes.end(1) - hashes.start(1) : 0;
    }

    private static String heading(String text) {
        return Blocks.withoutHashes(SourceLines.trimmed(text));
    }

    /** Whether a line is in one of these parts. */
    boolean holds(int line) {
        return taken[line];
    }

    /** Gives the lines from one to another that are in none of these parts. */
    void takeFree(int from, int to, IntConsumer taker) {
        for (int line = from; line <= to; line++) {
            if (!taken[line]) {
                taker.accept(line);
            }
        }
    }

    private void take(int from, int to) {
        for (int line = from; line <= to; line++) {
            taken[line] = true;
        }
    }
}
