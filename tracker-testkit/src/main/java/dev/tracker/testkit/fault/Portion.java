package dev.tracker.testkit.fault;

import java.util.List;

/**
 * Bytes that arrived together.
 *
 * @param commits where the messages lie that ask for a commit, or report one; only those that end in this portion
 */
record Portion(Direction direction, int length, List<Span> commits) {

    /**
     * Part of a portion.
     *
     * @param start the first byte; 0 where the message began in an earlier portion
     */
    record Span(int start, int end) {}
}
