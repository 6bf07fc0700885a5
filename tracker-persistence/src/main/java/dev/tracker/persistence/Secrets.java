package dev.tracker.persistence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The passwords that this process was given, kept to take them out of what is shown and logged. Safe for several threads.
 */
public final class Secrets {

    /** The longest first: one may be a part of another. */
    private static final Set<String> KNOWN = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** A word of a URL, of a driver's parameters or of a file of settings, up to what ends it in text or in JSON. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)([?&;,\\s\"'(]\\w*(?:password|passwd|pwd|secret|token)\\w*\\s?=\\s?)(?:\\\\.|[^\\s'\"\\\\])+");

    private static final Pattern USER =
            Pattern.compile("(//|:)(?:[^\\s'\"/:@]{1,100}:[^\\s'\"]{1,300}|(?<=//)[^\\s'\"/:@]{1,100})@");

    /** A shorter one is part of words, which would be unreadable without it. */
    private static final int SHORTEST = 4;

    private Secrets() {}

    /** Remembers the passwords in a database's settings, from every place where they can be given. */
    static void remember(StoreSettings settings) {
        remember(settings.password());
        JdbcUrl.secrets(settings.url()).values().forEach(Secrets::remember);
    }

    static void remember(@Nullable String password) {
        if (password != null && password.length() >= SHORTEST) {
            KNOWN.add(password);
            KNOWN.add(URLEncoder.encode(password, StandardCharsets.UTF_8));
        }
    }

    /** The text with each password that is known, and the value of whatever is called one, replaced by {@code ***}. */
    public static String removedFrom(String text) {
        String shown = removedFromUrls(text);
        for (String secret : KNOWN) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }

    /**
     * The text with the passwords in URLs, and the value of whatever is called one, replaced by {@code ***}. For text of this
     * program's own, in which a known password may be an ordinary word.
     */
    public static String removedFromUrls(String text) {
        String shown = USER.matcher(text).replaceAll("$1***@");
        return PARAMETER.matcher(shown).replaceAll("$1***");
    }
}
