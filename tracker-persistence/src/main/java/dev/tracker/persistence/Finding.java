package dev.tracker.persistence;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a check of a project looked at.
 *
 * @param subject what it is, such as {@code database}
 * @param isWell whether it is as it should be
 * @param message how it is, fit to be shown
 * @param advice what to do where it is not as it should be; null where it is
 */
public record Finding(
        String subject,
        boolean isWell,
        String message,
        @Nullable String advice) {

    static Finding well(String subject, String message) {
        return new Finding(subject, true, message, null);
    }

    static Finding wrong(String subject, String message, String advice) {
        return new Finding(subject, false, message, advice);
    }
}
