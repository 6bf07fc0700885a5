package dev.tracker.persistence.statusfile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list entry that gives an entry's field, such as {@code - **Commit**: abc}, with or without bold.
 *
 * @param name in lower case
 * @param value of its first line, as written
 */
record Field(String name, String value, Block block) {

    private static final int LONGEST_NAME = 40;

    int line() {
        return block.from();
    }

    /** What a Markdown reader sees of its first line. */
    String plain() {
        return MarkdownText.plain(value);
    }

    /** The field of a list entry, or null where it gives none. */
    static @Nullable Field of(Block block) {
        String text = block.text();
        int colon = text.indexOf(':');
        if (block.isHeading() || colon <= 0 || colon > LONGEST_NAME) {
            return null;
        }
        String name = text.substring(0, colon);
        String value = text.substring(colon + 1);
        for (String bold : new String[] {"**", "__"}) {
            if (name.startsWith(bold) && name.endsWith(bold) && name.length() > 2 * bold.length()) {
                name = name.substring(bold.length(), name.length() - bold.length());
            } else if (name.startsWith(bold) && value.startsWith(bold)) {
                name = name.substring(bold.length());
                value = value.substring(bold.length());
            }
        }
        return new Field(name.strip().toLowerCase(Locale.ROOT), SourceLines.trimmed(value), block);
    }

    /** The last line of a value that goes on in indented lines. */
    int lastLine(SourceLines source, Regions regions) {
        int last = line();
        for (int line = line() + 1; line <= block.to(); line++) {
            if (!regions.holds(line) && !source.isBlank(line)) {
                if (SourceLines.indent(source.at(line)) <= block.column()) {
                    break;
                }
                last = line;
            }
        }
        return last;
    }

    /** The value with the lines that go on with it, their indentation taken off; notes between them are nobody's. */
    String text(SourceLines source, Regions regions) {
        int last = lastLine(source, regions);
        StringBuilder text = new StringBuilder(MarkdownText.plain(value));
        for (int line = line() + 1; line <= last; line++) {
            if (!regions.holds(line)) {
                String rest = SourceLines.unindented(source.at(line), block.column() + 2);
                text.append('\n').append(MarkdownText.plain(rest.stripTrailing()));
            }
        }
        return text.toString();
    }
}
