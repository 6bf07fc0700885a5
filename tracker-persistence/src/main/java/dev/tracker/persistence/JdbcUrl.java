package dev.tracker.persistence;

import java.util.regex.Pattern;

/** Takes apart JDBC URLs. */
final class JdbcUrl {

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;]*(?:password|secret|token)[^=&;]*=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?]*@");

    private JdbcUrl() {}

    /** The URL with what is secret in it replaced by {@code ***}. */
    static String redacted(String url) {
        String withoutParameters = SECRET_PARAMETER.matcher(url).replaceAll("$1***");
        return USER_INFO.matcher(withoutParameters).replaceFirst("//***@");
    }
}
