package dev.tracker.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * A piece of text on its way to the screen.
 *
 * @param text as the record has it; it is made safe where it is shown
 * @param recorded whether only the record itself can say it, such as a key: where a status file answers in its
 *     place, it is a stand-in, and left out
 */
public record Cell(String text, Tone tone, boolean recorded) {
    public static final Cell EMPTY = new Cell("", Tone.PLAIN);

    public Cell(String text, Tone tone) {
        this(text, tone, false);
    }

    /** What only the record itself can say; nothing for null. */
    public static Cell recorded(@Nullable Object value, Tone tone) {
        return value == null ? EMPTY : new Cell(value.toString(), tone, true);
    }

    /** A value without a meaning of its own; nothing for null. */
    public static Cell of(@Nullable Object value) {
        return value == null ? EMPTY : new Cell(value.toString(), Tone.PLAIN);
    }

    /** A value with a meaning; nothing for null. */
    public static Cell of(@Nullable Object value, Tone tone) {
        return value == null ? EMPTY : new Cell(value.toString(), tone);
    }

    String safe(Terminal terminal) {
        return SafeText.line(text, terminal.watched());
    }
}
