package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns that fit the terminal. */
public final class TableOutput {
    private static final String GAP = "  ";

    /** What becomes of a column where there is too little room. */
    enum Role {
        /** Is shortened, and left out where that is not enough. */
        PLAIN,
        /** Is shortened first, but not left out: a title. */
        FLEXIBLE,
        /** Is left out first: a time. */
        SPARE,
        /** Is never shortened nor left out, for it is what one types next: a key, an id, a name. */
        WHOLE
    }

    /**
     * A heading and what is below it.
     *
     * @param right whether it is aligned to the right, as numbers are
     * @param role what becomes of it where there is too little room
     */
    public record Column(String name, boolean right, Role role) {
        public static Column left(String name) {
            return new Column(name, false, Role.PLAIN);
        }

        public static Column right(String name) {
            return new Column(name, true, Role.PLAIN);
        }

        public static Column flexible(String name) {
            return new Column(name, false, Role.FLEXIBLE);
        }

        /** A column that gives way first, such as a time. */
        public static Column spare(String name) {
            return new Column(name, false, Role.SPARE);
        }

        /** A column of numbers that stays whole. */
        public static Column wholeRight(String name) {
            return new Column(name, true, Role.WHOLE);
        }

        /** A column that stays whole, such as a key. */
        public static Column whole(String name) {
            return new Column(name, false, Role.WHOLE);
        }
    }

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public TableOutput(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with a cell for each column. */
    public TableOutput row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row has a cell for each column");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The same without the columns of what only the record itself can say. */
    TableOutput stated() {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(i -> rows.stream().noneMatch(row -> row.get(i).recorded()))
                .boxed()
                .toList();
        TableOutput stated = new TableOutput(kept.stream().map(columns::get).toArray(Column[]::new));
        rows.forEach(row -> stated.rows.add(kept.stream().map(row::get).toList()));
        return stated;
    }

    List<String> lines(Terminal terminal) {
        ColumnLayout layout = ColumnLayout.of(columns, widths(terminal), isEmpty(terminal), terminal.width());
        List<String> lines = new ArrayList<>();
        List<Cell> names = columns.stream()
                .map(column -> new Cell(column.name(), Tone.STRONG))
                .toList();
        lines.add(line(names, layout, terminal));
        for (List<Cell> row : rows) {
            lines.add(line(row, layout, terminal));
            for (int column : layout.below()) {
                String text = row.get(column).safe(terminal);
                if (!text.isEmpty()) {
                    lines.add(GAP + row.get(column).tone().paint(text, terminal.colour()));
                }
            }
        }
        return lines;
    }

    private int[] widths(Terminal terminal) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(columns.get(i).name());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).safe(terminal)));
            }
        }
        return widths;
    }

    private boolean[] isEmpty(Terminal terminal) {
        boolean[] empty = new boolean[columns.size()];
        for (int i = 0; i < empty.length; i++) {
            int column = i;
            empty[i] =
                    rows.stream().allMatch(row -> row.get(column).safe(terminal).isEmpty());
        }
        return empty;
    }

    private String line(List<Cell> cells, ColumnLayout layout, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        String gap = "";
        for (int i : layout.beside()) {
            Column column = columns.get(i);
            String safe = cells.get(i).safe(terminal);
            String text = column.role() == Role.WHOLE ? safe : DisplayWidth.cut(safe, layout.width(i));
            String padding = " ".repeat(Math.max(0, layout.width(i) - DisplayWidth.of(text)));
            String painted = cells.get(i).tone().paint(text, terminal.colour());
            line.append(gap).append(column.right() ? padding + painted : painted + padding);
            gap = GAP;
        }
        return line.toString().stripTrailing();
    }
}
