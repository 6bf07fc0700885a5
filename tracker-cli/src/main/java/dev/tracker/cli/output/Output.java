package dev.tracker.cli.output;

import java.io.PrintStream;

/** Writes answers in the form that was asked for. */
public final class Output {
    private final PrintStream out;
    private final Form form;
    private final Terminal terminal;
    private final boolean isPart;

    /** @param isPart whether something answered that holds a part of the record only */
    public Output(PrintStream out, Form form, Terminal terminal, boolean isPart) {
        this.isPart = isPart;
        this.out = out;
        this.form = form;
        this.terminal = terminal;
    }

    public void print(Answer answer) {
        switch (form) {
            case SCREEN -> answer.screen().accept(new Screen(out, terminal, isPart));
            case JSON -> out.print(JsonOutput.of(answer.document()) + "\n");
            case JSON_LINES -> rows(answer).entries().forEach(entry -> out.print(JsonOutput.of(entry) + "\n"));
            case CSV -> out.print(CsvOutput.of(rows(answer)));
            case IDS -> answer.ids().forEach(id -> out.print(SafeText.line(id) + "\n"));
        }
    }

    private static Rows rows(Answer answer) {
        Rows rows = answer.rows();
        if (rows == null) {
            throw new IllegalStateException("a list's form for what is no list");
        }
        return rows;
    }
}
