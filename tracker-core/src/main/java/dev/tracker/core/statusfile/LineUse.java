package dev.tracker.core.statusfile;

/** What became of a line of a file. */
public enum LineUse {
    BLANK,
    /** Part of an entry. */
    ENTRY,
    /** The title, a section's heading, the line at the end: what holds for every such file. */
    STRUCTURE,
    /** Part of a notes block, its marks included. */
    NOTE,
    /** Part of the section of pending changes. */
    PENDING,
    /** No rule takes it; it is in one of the unparsed stretches. */
    UNPARSED
}
