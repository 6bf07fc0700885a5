package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Lines;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.workitem.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a section of session prompts: headings, YAML between dashes, then text of any form. */
final class PromptReader implements SectionReader {

    private static final Pattern SESSION = Pattern.compile("session\\b.*\\d.*", Pattern.CASE_INSENSITIVE);

    private final SourceLines source;
    private final Regions regions;
    private final Findings findings;
    private final List<Entry<StatedPrompt>> prompts;
    private final int footer;
    private int level;
    private @Nullable Block heading;
    private int found;

    PromptReader(SourceLines source, Regions regions, Findings findings, List<Entry<StatedPrompt>> prompts) {
        this.source = source;
        this.regions = regions;
        this.findings = findings;
        this.prompts = prompts;
        this.footer = regions.footer() == null ? 0 : regions.footer().from();
    }

    @Override
    public boolean holds(Block other) {
        return level > 0 && (other.level() > level || (other.level() == level && isText(other)));
    }

    /** Whether a heading of the prompts' own level, within one of them, begins neither another nor a section. */
    private boolean isText(Block other) {
        return heading != null && !isPrompt(other) && SectionName.of(other.text()) == null;
    }

    private boolean isPrompt(Block begun) {
        return regions.frontMatter(begun.from()) != null
                || SESSION.matcher(begun.text()).matches();
    }

    @Override
    public void read(Block block) {
        if (block.isHeading() && block.top() && !holds(block)) {
            finish(block.from() - 1);
            level = block.level();
            heading = block;
        }
    }

    /** Ends the section before a line, or with the file. */
    void endBefore(int line) {
        boolean footerFollows = heading != null && footer > heading.from();
        finish(footerFollows ? Math.min(line, footer) - 1 : line - 1);
    }

    @Override
    public int end() {
        return found;
    }

    private void finish(int to) {
        Block begun = heading;
        heading = null;
        if (begun == null) {
            return;
        }
        if (!isPrompt(begun)) {
            return;
        }
        Regions.FrontMatterSpan span = regions.frontMatter(begun.from());
        found++;
        String title = MarkdownText.plain(begun.text());
        if (span != null && !span.closed()) {
            skip(begun, title, span.from(), "its front matter is never closed; end it with a line of ---");
            return;
        }
        try {
            FrontMatter matter =
                    span == null ? FrontMatter.NONE : FrontMatter.read(source, span.from() + 1, span.to() - 1);
            prompt(begun, title, matter, span == null ? begun.to() + 1 : span.to() + 1, to);
        } catch (FrontMatterException malformed) {
            skip(begun, title, malformed.line(), malformed.getMessage());
        }
    }

    private void skip(Block begun, String title, int line, @Nullable String reason) {
        findings.warn(
                FileWarning.Code.PROMPT_SKIPPED,
                line,
                "The prompt \"" + Findings.cut(title) + "\" in line " + begun.from() + " is skipped: " + reason + ".");
    }

    private void prompt(Block begun, String title, FrontMatter matter, int from, int to) throws FrontMatterException {
        Map<String, @Nullable Object> tree = new TreeMap<>(matter.tree());
        if (tree.get("schema_version") == null) {
            tree.put("schema_version", "1.0");
            findings.warn(
                    FileWarning.Code.SCHEMA_VERSION_MISSING,
                    begun.from(),
                    "The prompt \"" + Findings.cut(title) + "\" names no schema_version; taken as \"1.0\".");
        } else {
            matter.checkVersion();
        }
        String text = matter.textBelow(source, regions, from, to);
        int last = source.lastOf(begun.from(), to);
        matter.faults()
                .forEach(fault -> findings.fault(
                        Section.SESSION_PROMPTS, title, fault.field(), fault.message(), fault.value(), fault.line()));
        findings.checkLength(Section.SESSION_PROMPTS, title, "title", title, 1, WorkItem.MAX_TITLE, begun.from());
        findings.checkLength(
                Section.SESSION_PROMPTS, title, "description", text, 0, WorkItem.MAX_DESCRIPTION, begun.from());
        regions.takeFree(begun.from(), Math.max(last, from - 1), line -> findings.take(line, line, LineUse.ENTRY));
        for (int line = begun.from(); line < from; line++) {
            findings.take(line, line, LineUse.ENTRY);
        }
        prompts.add(new Entry<>(
                new Lines(begun.from(), Math.max(last, begun.from())),
                matter.prompt(title, FrontMatter.dayIn(title), tree, text)));
    }
}
