package dev.tracker.core.availability;

/** What became of an offline write when the database was back. */
public enum Outcome {
    /** Done as it was answered: nobody else had changed what it was based on. */
    APPLIED,
    /** Done beside others' changes of other fields. */
    MERGED,
    /** Kept as one side of a recorded conflict. */
    CONFLICT,
    /** Found there: it had been done before the connection broke, or by a replay that did not end. */
    KNOWN
}
