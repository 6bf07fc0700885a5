package dev.tracker.persistence;

import org.jspecify.annotations.Nullable;

/**
 * A setting or a link of a project's files that reaches outside of the project: it counts only where the user trusts it.
 *
 * @param key its name, such as {@code database.url}, or the path of a link
 * @param value fit to be shown: without what is secret
 * @param source the file that says so, or {@code link}
 * @param reach what it reaches, as the rest of a sentence, such as {@code names a database server}
 * @param fingerprint what the user trusts: of the file's content, or where the link leads; null where nothing can be trusted
 * @param isUsed whether it is in effect here, and not hidden by a stronger place
 * @param isTrusted whether the user trusts it
 */
public record OutsideSetting(
        String key,
        String value,
        String source,
        String reach,
        @Nullable String fingerprint,
        boolean isUsed,
        boolean isTrusted) {

    /** What is trusted as a whole: the file, or the link. */
    String subject() {
        return source.equals(LINK) ? LINK + " " + key : source;
    }

    static final String LINK = "link";

    /** Names it in a sentence. */
    String inWords() {
        return source.equals(LINK)
                ? "'%s' %s".formatted(key, reach)
                : "%s in %s (%s) %s".formatted(key, source, value, reach);
    }
}
