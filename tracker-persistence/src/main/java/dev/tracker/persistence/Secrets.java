package dev.tracker.persistence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The passwords that this process was given, kept to take them out of what others' exceptions say. Safe for several
 * threads.
 */
final class Secrets {

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;]\\w*(?:password|passwd|pwd|secret|token)\\w*=)[^\\s'\"]*");

    /** A shorter one is part of words, which would be unreadable without it. */
    private static final int SHORTEST = 4;

    private Secrets() {}

    static void remember(@Nullable String password) {
        if (password != null && password.length() >= SHORTEST) {
            KNOWN.add(password);
            KNOWN.add(URLEncoder.encode(password, StandardCharsets.UTF_8));
        }
    }

    /** The text with each password, and the value of whatever is called one, replaced by {@code ***}. */
    static String removedFrom(String text) {
        String shown = PARAMETER.matcher(text).replaceAll("$1***");
        for (String secret : KNOWN) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }
}
