package dev.tracker.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people read: tables, trees, details and sentences. Text of the record is made safe here. */
public final class Screen {
    private final PrintStream out;
    private final Terminal terminal;
    private final boolean isPart;

    public Screen(PrintStream out, Terminal terminal) {
        this(out, terminal, false);
    }

    /** @param isPart whether something answered that holds a part of the record only */
    Screen(PrintStream out, Terminal terminal, boolean isPart) {
        this.out = out;
        this.terminal = terminal;
        this.isPart = isPart;
    }

    public void table(TableOutput table) {
        (isPart ? table.stated() : table).lines(terminal).forEach(this::print);
    }

    public void tree(List<TreeOutput.Node> roots) {
        List<TreeOutput.Node> shown =
                isPart ? roots.stream().map(TreeOutput.Node::stated).toList() : roots;
        TreeOutput.lines(shown, terminal).forEach(this::print);
    }

    public void details(DetailOutput details) {
        (isPart ? details.stated() : details).lines(terminal).forEach(this::print);
    }

    /** One line of pieces, a space between them, cut where the terminal ends. */
    public void line(Cell... cells) {
        print(Lines.fitted("", List.of(cells), terminal));
    }

    /** A sentence in as many lines as it takes. */
    public void sentence(String text) {
        sentence(text, Tone.PLAIN);
    }

    /** A sentence in as many lines as it takes. */
    public void sentence(String text, Tone tone) {
        Lines.wrapped(text, terminal.width(), terminal).forEach(line -> print(tone.paint(line, terminal.colour())));
    }

    /** An empty line, then a heading. */
    public void heading(String text) {
        print("");
        print(Tone.STRONG.paint(SafeText.line(text, terminal.watched()), terminal.colour()));
    }

    /** A time in the terminal's zone, with the zone's offset; nothing for null. */
    public String time(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        OffsetDateTime local = instant.atZone(terminal.zone()).toOffsetDateTime();
        String offset = local.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : local.getOffset().getId();
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d %02d:%02d %s",
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                offset);
    }

    // Not println: the platform's line end is no concern of what reads this.
    private void print(String line) {
        out.print(line + "\n");
    }
}
