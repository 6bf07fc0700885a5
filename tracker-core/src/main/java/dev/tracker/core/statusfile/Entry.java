package dev.tracker.core.statusfile;

/**
 * An entry of a status file, and where it stands.
 *
 * @param lines from its first line to its last; nested entries may lie between, and have their own
 * @param stated what it says; what it does not say is null there
 */
public record Entry<T>(Lines lines, T stated) {

    /** The line to name when something is wrong with the entry as a whole. */
    public int line() {
        return lines.from();
    }
}
