package dev.tracker.core.statusfile;

/**
 * Lines that no rule takes, as they stand in the file.
 *
 * @param fromLine counted from 1
 * @param toLine included; neither end is blank
 * @param text the lines, joined by line feeds
 */
public record UnparsedStretch(int fromLine, int toLine, String text) {}
