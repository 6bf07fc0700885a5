package dev.tracker.core.statusfile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What became of each line of a file. */
public final class LineUses {

    private final LineUse[] uses;
    private final Map<LineUse, Integer> counts = new EnumMap<>(LineUse.class);

    private LineUses(LineUse[] uses) {
        this.uses = uses;
        for (LineUse use : uses) {
            counts.merge(use, 1, Integer::sum);
        }
    }

    /** Begins with every line blank. */
    public static Builder of(int lines) {
        return new Builder(lines);
    }

    /** How many lines the file has. */
    public int lines() {
        return uses.length;
    }

    /** What became of a line, counted from 1. */
    public LineUse at(int line) {
        return uses[line - 1];
    }

    /** How many lines became this. */
    public int count(LineUse use) {
        return counts.getOrDefault(use, 0);
    }

    /** How many lines are not blank. */
    public int nonBlank() {
        return lines() - count(LineUse.BLANK);
    }

    /** Collects what becomes of the lines. */
    public static final class Builder {

        private final LineUse[] uses;

        private Builder(int lines) {
            uses = new LineUse[lines];
            Arrays.fill(uses, LineUse.BLANK);
        }

        /** Says what became of a line, counted from 1; the last word counts. */
        public Builder set(int line, LineUse use) {
            uses[line - 1] = use;
            return this;
        }

        /** What was said of a line so far; blank when nothing was. */
        public LineUse at(int line) {
            return uses[line - 1];
        }

        /** The uses as they are now. */
        public LineUses build() {
            return new LineUses(uses.clone());
        }
    }
}
