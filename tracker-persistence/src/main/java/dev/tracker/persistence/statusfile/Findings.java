package dev.tracker.persistence.statusfile;

import static java.util.Comparator.comparingInt;

import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.statusfile.EntryFault;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.LineUses;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.UnparsedStretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found while a file is read, apart from its entries. Every line that is not blank is unparsed
 * until somebody takes it, so that nothing can get lost.
 */
final class Findings {

    private static final int SHOWN_VALUE = 80;

    private final SourceLines source;
    private final LineUses.Builder uses;
    private final List<EntryFault> faults = new ArrayList<>();
    private final List<FileWarning> warnings = new ArrayList<>();

    Findings(SourceLines source) {
        this.source = source;
        this.uses = LineUses.of(source.count());
        take(1, source.count(), LineUse.UNPARSED);
    }

    /** Says what becomes of lines; blank ones stay blank. */
    void take(int from, int to, LineUse use) {
        for (int line = from; line <= to; line++) {
            if (!source.isBlank(line)) {
                uses.set(line, use);
            }
        }
    }

    void takeEntry(int line) {
        take(line, line, LineUse.ENTRY);
    }

    void warn(FileWarning.Code code, int line, String message) {
        warnings.add(new FileWarning(code, message, line));
    }

    void unreadable(int line, String field, String value, String rule) {
        warn(
                FileWarning.Code.VALUE_UNREADABLE,
                line,
                "The " + field + " \"" + cut(value) + "\" cannot be read: it " + rule
                        + ". The line is kept as unparsed.");
    }

    void fault(Section section, String entry, String field, String message, @Nullable String value, int line) {
        faults.add(new EntryFault(section, cut(entry), field, message, value == null ? null : cut(value), line));
    }

    /** A fault where the text is not of so many characters. */
    void checkLength(Section section, String entry, String field, @Nullable String text, int min, int max, int line) {
        if (text != null) {
            int length = UnicodeText.length(text);
            if (length < min || length > max) {
                String rule = min == 0
                        ? "must have at most " + max + " characters, and has " + length
                        : "must have " + min + " to " + max + " characters, and has " + length;
                fault(section, entry, field, rule, text, line);
            }
        }
    }

    List<EntryFault> faults() {
        return faults.stream().sorted(comparingInt(EntryFault::line)).toList();
    }

    List<FileWarning> warnings() {
        return warnings.stream().sorted(comparingInt(FileWarning::line)).toList();
    }

    LineUses uses() {
        return uses.build();
    }

    /** Runs of unparsed lines; blank lines between two of them are part of the run. */
    List<UnparsedStretch> unparsed() {
        List<UnparsedStretch> stretches = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (int line = 1; line <= source.count(); line++) {
            LineUse use = uses.at(line);
            if (use == LineUse.UNPARSED) {
                from = from == 0 ? line : from;
                to = line;
            } else if (use != LineUse.BLANK && from > 0) {
                stretches.add(new UnparsedStretch(from, to, source.text(from, to)));
                from = 0;
            }
        }
        if (from > 0) {
            stretches.add(new UnparsedStretch(from, to, source.text(from, to)));
        }
        return stretches;
    }

    /** A text as a message shows it: one may be as long as a file, and stand in as many messages as that has lines. */
    static String cut(String text) {
        return UnicodeText.shortened(text, SHOWN_VALUE);
    }
}
