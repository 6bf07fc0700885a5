package dev.tracker.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What JDBC URLs may be here, and how they are shown. */
final class JdbcUrl {

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;]*(?:password|passwd|pwd|secret|token|key)[^=&;]*=)[^&]*");
    private static final Pattern HOSTS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:,]+)?(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

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
            String rest = url.substring(Dialect.POSTGRESQL.prefix().length());
            String fault = serverFault(withoutParameters(rest));
            return fault == null ? ServerParameters.fault(parameters(rest)) : fault;
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
            return address.contains(":") || address.contains("/") ? form() : null;
        }
        int end = address.indexOf('/', 2);
        if (end < 0) {
            return form();
        }
        for (String host : address.substring(2, end).split(",", -1)) {
            Matcher matcher = HOSTS.matcher(host);
            if (!matcher.matches() || !isPort(matcher.group(2))) {
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

    private static boolean isPort(@Nullable String digits) {
        if (digits == null) {
            return true;
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= LAST_PORT;
    }

    /** Whether a URL that has no fault is of several servers, of which one is the primary. */
    static boolean namesSeveralHosts(String url) {
        int begin = url.indexOf("//");
        int end = url.indexOf('/', begin + 2);
        return begin >= 0 && end >= 0 && url.substring(begin, end).contains(",");
    }

    /** The first schema of the search path that a URL without a fault sets; empty where it sets none. */
    static String schema(String url) {
        for (String parameter : parameters(url).split("&", -1)) {
            if (parameter.startsWith("currentSchema=")) {
                String path = URLDecoder.decode(parameter.substring("currentSchema=".length()), StandardCharsets.UTF_8);
                String first = path.split(",", -1)[0].strip();
                return first.startsWith("\"") ? first.replace("\"", "") : first.toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static String form() {
        return "must have the form jdbc:postgresql://host:port/database, with hosts joined by commas";
    }

    private static String parameters(String rest) {
        int query = rest.indexOf('?');
        return query < 0 ? "" : rest.substring(query + 1);
    }

    private static String withoutParameters(String rest) {
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    /** The URL with what is secret in it, or may be, replaced by {@code ***}. */
    static String redacted(String url) {
        int begin = url.indexOf("//");
        if (begin >= 0 && url.indexOf('@', begin) >= 0) {
            int end = url.indexOf('/', begin + 2);
            String authority = url.substring(begin + 2, end < 0 ? url.length() : end);
            String hosts = authority.substring(authority.indexOf('@') + 1);
            if (!areHosts(hosts)) {
                // Where a password ends that holds such characters cannot be told.
                return url.substring(0, begin) + "//***";
            }
            if (!hosts.equals(authority)) {
                return redacted(url.substring(0, begin) + "//" + hosts + (end < 0 ? "" : url.substring(end)))
                        .replaceFirst("//", "//***@");
            }
        }
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query + 1) + shown(url, url.substring(query + 1));
    }

    private static boolean areHosts(String hosts) {
        for (String host : hosts.split(",", -1)) {
            if (!HOSTS.matcher(host).matches()) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String url, String parameters) {
        String shown =
                SECRET_PARAMETER.matcher("?" + parameters).replaceAll("$1***").substring(1);
        if (url.startsWith(Dialect.POSTGRESQL.prefix())) {
            return ServerParameters.shown(shown);
        }
        return url.startsWith(Dialect.SQLITE.prefix()) ? shown : "***";
    }
}
