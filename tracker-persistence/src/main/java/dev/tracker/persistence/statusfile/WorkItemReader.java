package dev.tracker.persistence.statusfile;

import dev.tracker.core.workitem.ItemType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a section of work items: headings with fields below them, nested by their indentation. */
final class WorkItemReader implements SectionReader {

    private static final Pattern TYPED =
            Pattern.compile("(.*?)[ \\t]*\\((project|session|task|research)\\)", Pattern.CASE_INSENSITIVE);

    private final SourceLines source;
    private final Regions regions;
    private final Findings findings;
    private final WorkItemTree tree;
    private final Deque<ItemDraft> open = new ArrayDeque<>();
    private final List<ItemDraft> drafts = new ArrayList<>();

    WorkItemReader(SourceLines source, Regions regions, Findings findings, WorkItemTree tree) {
        this.source = source;
        this.regions = regions;
        this.findings = findings;
        this.tree = tree;
    }

    @Override
    public void read(Block block) {
        if (block.isHeading()) {
            heading(block);
            return;
        }
        Field field = Field.of(block);
        while (field != null && open.size() > 1 && open.getFirst().column() > block.column()) {
            open.pop();
        }
        if (field != null && !open.isEmpty()) {
            open.getFirst().take(field, source, regions);
        }
    }

    private void heading(Block block) {
        while (!open.isEmpty() && !open.getFirst().holds(block)) {
            open.pop();
        }
        String text = block.text();
        // Matched from its end, so that a title may end like a type itself.
        int suffix = text.endsWith(")") ? text.lastIndexOf('(') : -1;
        Matcher typed = TYPED.matcher(suffix < 0 ? "" : text.substring(suffix));
        ItemType type = typed.matches() ? Words.read(ItemType.class, typed.group(2)) : null;
        String title = MarkdownText.plain(SourceLines.trimmed(type == null ? text : text.substring(0, suffix)));
        ItemDraft draft = new ItemDraft(findings, block, open.peek(), type, title);
        open.push(draft);
        drafts.add(draft);
        tree.add(draft);
    }

    @Override
    public int end() {
        open.clear();
        return (int) drafts.stream().filter(ItemDraft::isItem).count();
    }
}
