package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns that fit the terminal. */
public final class TableOutput {
    private static final String GAP = "  ";
    private static final int NARROW = 8;

    /**
     * A heading and what is below it.
     *
     * @param right whether it is aligned to the right, as numbers are
     * @param flexible whether it is the first to give room where there is too little
     */
    public record Column(String name, boolean right, boolean flexible) {
        public static Column left(String name) {
            return new Column(name, false, false);
        }

        public static Column right(String name) {
            return new Column(name, true, false);
        }

        public static Column flexible(String name) {
            return new Column(name, false, true);
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
        int[] widths = fitted(widths(), terminal.width());
        List<String> lines = new ArrayList<>();
        lines.add(line(
                columns.stream()
                        .map(column -> new Cell(column.name(), Tone.STRONG))
                        .toList(),
                widths,
                terminal));
        rows.forEach(row -> lines.add(line(row, widths, terminal)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(columns.get(i).name());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).safe()));
            }
        }
        return widths;
    }

    private int[] fitted(int[] widths, int room) {
        int[] fitted = widths.clone();
        long excess = (long) Arrays.stream(widths).sum() + (long) GAP.length() * (widths.length - 1) - room;
        for (int i = 0; i < widths.length && excess > 0; i++) {
            if (columns.get(i).flexible()) {
                int given = (int) Math.min(excess, Math.max(0, fitted[i] - 2 * NARROW));
                fitted[i] -= given;
                excess -= given;
            }
        }
        for (int least : new int[] {NARROW, 1}) {
            while (excess > 0 && narrowed(fitted, least)) {
                excess--;
            }
        }
        return fitted;
    }

    /** Takes a column of the terminal from the widest of the table. */
    private static boolean narrowed(int[] widths, int least) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        if (widths[widest] <= least) {
            return false;
        }
        widths[widest]--;
        return true;
    }

    private String line(List<Cell> cells, int[] widths, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int i = 0; i < widths.length; i++) {
            String text = DisplayWidth.cut(cells.get(i).safe(), widths[i]);
            String padding = " ".repeat(widths[i] - DisplayWidth.of(text));
            String gap = i == 0 ? "" : GAP;
            used += gap.length() + widths[i];
            if (used > terminal.width()) {
                break;
            }
            String painted = cells.get(i).tone().paint(text, terminal.colour());
            line.append(gap).append(columns.get(i).right() ? padding + painted : painted + padding);
        }
        return line.toString().stripTrailing();
    }
}
