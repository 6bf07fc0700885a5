package dev.tracker.core.statusfile;

/**
 * Something in a file that its reader should know and that stops nothing.
 *
 * @param message a whole sentence
 * @param line counted from 1
 */
public record FileWarning(Code code, String message, int line) {

    /** What there is to warn of. */
    public enum Code {
        /** A heading counts other entries than follow it. */
        COUNT_DIFFERS,
        /** A vendor's formats hold one that the record does not know. */
        UNKNOWN_FORMAT,
        /** A deployment does not say whether it is compliant. */
        COMPLIANCE_MISSING,
        /** A prompt of the session section names no schema version. */
        SCHEMA_VERSION_MISSING,
        /** A prompt of the session section cannot be read; its text is among the unparsed. */
        PROMPT_SKIPPED,
        /** A field of an entry has a value that cannot be read; its line is among the unparsed. */
        VALUE_UNREADABLE,
        /** An item does not say of what type it is. */
        ITEM_TYPE_MISSING,
        /** An item's own line gives another parent than its place does. */
        PARENT_DIFFERS,
        /** A notes block begins and does not end; its first line is among the unparsed. */
        NOTES_UNCLOSED
    }
}
