package dev.tracker.persistence.statusfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
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

    /** An item's heading at the beginning of what Markdown takes for code, since it stands far to the right. */
    private static final Pattern ITEM = Pattern.compile(
            "[ \\t]{0,40}#{1,6}[ \\t][^\\n]*\\((?:project|session|task|research)\\)[ \\t]*(?:\\n|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HASHES = Pattern.compile("#{1,6}(?:[ \\t]+|$)");

    /** So often what stands in code is looked at; each look goes through the rest of it. */
    private static final int MAX_LOOKS = 16;

    private final SourceLines source;
    private final List<Block> blocks = new ArrayList<>();
    private int looks;

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
        found.within(PARSER.parse(markdown), 1);
        return found.closed();
    }

    /** @param first number of the first line of the text that the node is of */
    private void within(Node parent, int first) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                heading(heading, first, isTop(parent));
            } else if (node instanceof ListItem item) {
                item(item, first);
                within(item, first);
            } else if (node instanceof ListBlock) {
                within(node, first);
            } else if (node instanceof IndentedCodeBlock code) {
                code(code, first);
            }
            // Anything else, such as what somebody quotes, states nothing.
        }
    }

    /** Whether what holds a block is the file itself. */
    private boolean isTop(@Nullable Node parent) {
        return parent instanceof Document && looks == 0;
    }

    private void code(IndentedCodeBlock code, int first) {
        if (looks < MAX_LOOKS && ITEM.matcher(code.getLiteral()).lookingAt()) {
            looks++;
            within(PARSER.parse(code.getLiteral()), first + firstOf(code));
            looks--;
        }
    }

    private void heading(Heading heading, int first, boolean top) {
        int from = first + firstOf(heading);
        int to = first + lastOf(heading);
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

    private void item(ListItem item, int first) {
        int from = first + firstOf(item);
        String line = source.at(from);
        // In "- - x" the inner entry begins on its holder's line, whose text is the inner one's.
        Matcher marker = MARKER.matcher(line);
        String text = marker.lookingAt() ? line.substring(marker.end()) : "";
        blocks.add(new Block(
                0,
                item.getParent() != null && isTop(item.getParent().getParent()),
                SourceLines.indent(line),
                from,
                first + lastOf(item),
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

    private static int firstOf(Node node) {
        return node.getSourceSpans().get(0).getLineIndex();
    }

    private static int lastOf(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex();
    }
}
