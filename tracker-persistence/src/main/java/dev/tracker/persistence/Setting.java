package dev.tracker.persistence;

/**
 * One setting as it was found.
 *
 * @param key its name in {@code config.properties}
 * @param value fit to be shown: without what is secret
 * @param source the option, variable or file that says so, or {@code default}
 */
public record Setting(String key, String value, String source) {

    /** A URL in the wrong setting may hold a password too. */
    public Setting {
        value = Secrets.removedFromUrls(value);
    }
}
