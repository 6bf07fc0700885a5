package dev.tracker.core.statusfile;

/**
 * An HTML comment in the section of pending changes.
 *
 * @param content what is between the comment's marks, without surrounding white space, not interpreted
 */
public record PendingComment(int line, String content) {}
