package dev.tracker.core.workitem;

import java.time.Instant;

/**
 * One link of an item into git.
 *
 * @param value a branch's name, a commit's full hash, or a pull request's number
 */
public record GitLink(Kind kind, String value, Instant linkedAt, String linkedBy) {

    /** What is linked. */
    public enum Kind {
        BRANCH,
        COMMIT,
        PULL_REQUEST
    }
}
