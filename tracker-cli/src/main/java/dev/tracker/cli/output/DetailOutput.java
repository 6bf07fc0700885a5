package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entity: a name and a value on each line, long values broken between words. */
public final class DetailOutput {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, Cell value) {}

    /** Adds a value; one that is null or empty is left out. */
    public DetailOutput add(String name, @Nullable Object value) {
        return add(name, Cell.of(value));
    }

    /** Adds a value; an empty one is left out. */
    public DetailOutput add(String name, Cell value) {
        if (!value.text().isEmpty()) {
            entries.add(new Entry(name, value));
        }
        return this;
    }

    /** Adds what only the record itself can say; null or empty is left out. */
    public DetailOutput addRecorded(String name, @Nullable Object value) {
        return add(name, Cell.recorded(value, Tone.PLAIN));
    }

    /** The same without what only the record itself can say. */
    DetailOutput stated() {
        DetailOutput stated = new DetailOutput();
        entries.stream().filter(entry -> !entry.value().recorded()).forEach(stated.entries::add);
        return stated;
    }

    /** Adds all of another one's values. */
    public DetailOutput addAll(DetailOutput others) {
        entries.addAll(others.entries);
        return this;
    }

    List<String> lines(Terminal terminal) {
        int names = entries.stream()
                .mapToInt(entry -> DisplayWidth.of(SafeText.line(entry.name(), terminal.watched())))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            String name = SafeText.line(entry.name(), terminal.watched());
            String lead = Tone.FAINT.paint(name, terminal.colour()) + " ".repeat(names - DisplayWidth.of(name) + 2);
            for (String line : Lines.wrapped(entry.value().text(), terminal.width() - names - 2, terminal)) {
                lines.add((lead + entry.value().tone().paint(line, terminal.colour())).stripTrailing());
                lead = " ".repeat(names + 2);
            }
        }
        return lines;
    }
}
