package dev.tracker.persistence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What JDBC URLs may be here, and how they are shown. */
final class JdbcUrl {

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;]*(?:password|passwd|pwd|secret|token|key)[^=&;]*=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?]*@");
    private static final Pattern HOSTS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:,]+)?(:\\d{1,5})?");

    private JdbcUrl() {}

    /**
     * What is wrong with a URL, as the rest of a sentence, or null. Asked before a driver sees it: what
     * a driver does not understand it may write to a log, whatever is in it.
     */
    static @Nullable String fault(String url) {
        if (url.startsWith(Dialect.SQLITE.prefix())) {
            return fileFault(
                    withoutParameters(url.substring(Dialect.SQLITE.prefix().length())));
        }
        if (url.startsWith(Dialect.POSTGRESQL.prefix())) {
            return serverFault(
                    withoutParameters(url.substring(Dialect.POSTGRESQL.prefix().length())));
        }
        return "must begin with " + Dialect.POSTGRESQL.prefix() + " or " + Dialect.SQLITE.prefix();
    }

    private static @Nullable String fileFault(String name) {
        boolean inMemory = name.isEmpty() || name.startsWith(":") || name.startsWith("file::");
        return inMemory || name.indexOf(0) >= 0 ? "must name a file, such as jdbc:sqlite:.tracker/tracker.db" : null;
    }

    private static @Nullable String serverFault(String address) {
        if (address.contains("@")) {
            return "may not hold the user: set database.user, and TRACKER_DATABASE_PASSWORD or database.password-file";
        }
        if (!address.startsWith("//")) {
            return address.contains(":") ? form() : null;
        }
        int end = address.indexOf('/', 2);
        if (end < 0) {
            return form();
        }
        for (String host : address.substring(2, end).split(",", -1)) {
            if (!HOSTS.matcher(host).matches()) {
                return form();
            }
        }
        return null;
    }

    /**
     * Why a URL without a fault is of another place than a file, as the rest of a sentence; null where it names a file alone. A
     * driver's parameters load classes and read files, whatever the URL is of.
     */
    static @Nullable String reach(String url) {
        if (url.startsWith(Dialect.POSTGRESQL.prefix())) {
            return "names a database server";
        }
        return url.indexOf('?') < 0 ? null : "sets parameters of the database driver";
    }

    /** The file of a URL without a fault that is of SQLite, as it is written. */
    static String file(String url) {
        String name = withoutParameters(url.substring(Dialect.SQLITE.prefix().length()));
        return name.startsWith("file:") ? name.substring("file:".length()) : name;
    }

    /** Whether a URL that has no fault is of several servers, of which one is the primary. */
    static boolean namesSeveralHosts(String url) {
        int begin = url.indexOf("//");
        int end = url.indexOf('/', begin + 2);
        return begin >= 0 && end >= 0 && url.substring(begin, end).contains(",");
    }

    private static String form() {
        return "must have the form jdbc:postgresql://host:port/database, with hosts joined by commas";
    }

    private static String withoutParameters(String rest) {
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    /** The URL with what is secret in it replaced by {@code ***}. */
    static String redacted(String url) {
        String withoutParameters = SECRET_PARAMETER.matcher(url).replaceAll("$1***");
        return USER_INFO.matcher(withoutParameters).replaceFirst("//***@");
    }
}
