package dev.tracker.persistence.statusfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The headings and list entries of a Markdown text, in its order. */
final class Blocks {

    /** Deeper than any file nests; what nests deeper is text to the parser, which keeps its work linear. */
    private static final int MAX_OPEN = 60;

    // Only blocks are wanted: texts are taken from the source, so nothing is parsed within lines.
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_OPEN)
            .inlineParserFactory(context -> (lines, node) -> {})
            .build();

    private static final Pattern MARKER = Pattern.compile("\\s*(?:[-+*]|\\d{1,9}[.)])(?:[ \\t]+|$)");
    private static final Pattern HASHES = Pattern.compile("#{1,6}(?:[ \\t]+|$)");

    private final SourceLines source;
    private final List<Block> blocks = new ArrayList<>();

    private Blocks(SourceLines source) {
        this.source = source;
    }

    /**
     * The blocks of a text.
     *
     * @param markdown the source, perhaps with some of its lines made blank
     */
    static List<Block> of(String markdown, SourceLines source) {
        Blocks found = new Blocks(source);
        found.within(PARSER.parse(markdown));
        return found.closed();
    }

    private void within(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                heading(heading, parent instanceof Document);
            } else if (node instanceof ListItem item) {
                item(item);
                within(item);
            } else if (node instanceof ListBlock) {
                within(node);
            }
            // Anything else, such as what somebody quotes, states nothing.
        }
    }

    private void heading(Heading heading, boolean top) {
        int from = first(heading);
        int to = last(heading);
        String line = source.at(from);
        String text = SourceLines.trimmed(line);
        if (text.startsWith("#")) {
            text = withoutHashes(text);
        } else if ((to > from && !top) || to > from + 1) {
            text = "";
        }
        blocks.add(new Block(heading.getLevel(), top, SourceLines.indent(line), from, to, text));
    }

    /** The content of a heading that begins with hashes, without those that may end it. */
    static String withoutHashes(String heading) {
        Matcher hashes = HASHES.matcher(heading);
        String text = hashes.lookingAt() ? heading.substring(hashes.end()) : heading;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed =
                end < text.length() && (end == 0 || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t');
        return SourceLines.trimmed(closed ? text.substring(0, end) : text);
    }

    private void item(ListItem item) {
        int from = first(item);
        String line = source.at(from);
        // In "- - x" the inner entry begins on its holder's line, whose text is the inner one's.
        Matcher marker = MARKER.matcher(line);
        String text = marker.lookingAt() ? line.substring(marker.end()) : "";
        blocks.add(new Block(
                0,
                item.getParent() != null && item.getParent().getParent() instanceof Document,
                SourceLines.indent(line),
                from,
                last(item),
                SourceLines.trimmed(text)));
    }

    /** Ends each block where the next begins. */
    private List<Block> closed() {
        List<Block> closed = new ArrayList<>(blocks.size());
        @Nullable Block next = null;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            int to = next == null ? block.to() : Math.min(block.to(), Math.max(block.from(), next.from() - 1));
            next = block;
            closed.add(new Block(block.level(), block.top(), block.column(), block.from(), to, block.text()));
        }
        Collections.reverse(closed);
        return closed;
    }

    private static int first(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(0).getLineIndex() + 1;
    }

    private static int last(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex() + 1;
    }
}
