package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Entries below entries, joined by lines. */
public final class TreeOutput {
    private TreeOutput() {}

    /** One entry: its pieces of text, a space between them, and the entries below it. */
    public record Node(List<Cell> cells, List<Node> children) {
        public Node {
            cells = List.copyOf(cells);
            children = List.copyOf(children);
        }

        /** The same without what only the record itself can say. */
        Node stated() {
            return new Node(
                    cells.stream().filter(cell -> !cell.recorded()).toList(),
                    children.stream().map(Node::stated).toList());
        }
    }

    static List<String> lines(List<Node> roots, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (Node root : roots) {
            lines.add(line("", root, terminal));
            below(root, "", terminal, lines);
        }
        return lines;
    }

    private static void below(Node node, String indent, Terminal terminal, List<String> lines) {
        for (int i = 0; i < node.children().size(); i++) {
            boolean last = i == node.children().size() - 1;
            Node child = node.children().get(i);
            lines.add(line(indent + (last ? "└─ " : "├─ "), child, terminal));
            below(child, indent + (last ? "   " : "│  "), terminal, lines);
        }
    }

    private static String line(String lead, Node node, Terminal terminal) {
        return Lines.fitted(lead, node.cells(), terminal);
    }
}
