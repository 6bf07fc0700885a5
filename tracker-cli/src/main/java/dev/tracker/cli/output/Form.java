package dev.tracker.cli.output;

/** In which form an answer is wanted. */
public enum Form {
    SCREEN,
    JSON,
    JSON_LINES,
    CSV,
    IDS;

    /** Whether refusals are wanted for a program to read. */
    public boolean isJson() {
        return this == JSON || this == JSON_LINES;
    }

    /** Whether only lists can be given in it. */
    public boolean isForLists() {
        return this == JSON_LINES || this == CSV;
    }
}
