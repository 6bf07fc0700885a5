package dev.tracker.core.migration;

import dev.tracker.core.statusfile.FileWarning;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that the reader of a report should know.
 *
 * @param code such as {@code count_differs}
 * @param message a whole sentence
 * @param line of the source, counted from 1; null where it is about none
 */
public record MigrationWarning(
        String code, String message, @Nullable Integer line) {

    /** An entry breaks a rule of the domain: it was not taken over. */
    static final String RULE_BROKEN = "rule_broken";

    /** The record has the entry otherwise than the file says. */
    static final String DIFFERS = "differs";

    /** The record lacks what it was given. */
    static final String MISSING = "missing";

    /** A deployment names a vendor that the record does not have. */
    static final String UNKNOWN_VENDOR = "unknown_vendor";

    /** A prompt file that was named is none. */
    static final String PROMPT_SKIPPED = "prompt_skipped";

    static final String NOTHING_CHANGED = "nothing_changed";
    static final String FILE_NOT_WRITTEN = "file_not_written";
    static final String FILE_NOT_RESTORED = "file_not_restored";

    /** A migration was taken back, and what something else refers to stays. */
    static final String KEPT = "kept";

    static MigrationWarning of(FileWarning warning) {
        return new MigrationWarning(warning.code().name().toLowerCase(Locale.ROOT), warning.message(), warning.line());
    }
}
