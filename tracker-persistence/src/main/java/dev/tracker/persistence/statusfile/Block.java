package dev.tracker.persistence.statusfile;

/**
 * A heading or a list entry of a file.
 *
 * @param level of a heading; 0: a list entry
 * @param top whether it stands in the file itself, not within a list
 * @param column of its first sign
 * @param to the last line before the next block, or before what holds it ends
 * @param text of its first line, as written, without the signs that make it what it is
 */
record Block(int level, boolean top, int column, int from, int to, String text) {

    boolean isHeading() {
        return level > 0;
    }
}
