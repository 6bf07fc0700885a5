package dev.tracker.core.statusfile;

import dev.tracker.core.validation.Require;

/** A stretch of lines of a file, counted from 1, both ends included. */
public record Lines(int from, int to) {

    public Lines {
        Require.that(from >= 1 && to >= from, "lines");
    }

    /** A single line. */
    public static Lines at(int line) {
        return new Lines(line, line);
    }
}
