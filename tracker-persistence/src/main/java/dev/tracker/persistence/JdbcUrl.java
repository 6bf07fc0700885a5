package dev.tracker.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What JDBC URLs may be here, and how they are shown. */
final class JdbcUrl {

    private static final Pattern HOSTS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:,]+)?(?::(\\d{1,5}))?");
    private static final Pattern STRAY_PARAMETERS = Pattern.compile("[;=&\\s]");
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
        if (namesAServer(name)) {
            return "must name a file; a server's URL begins with " + Dialect.POSTGRESQL.prefix();
        }
        boolean inMemory = name.isEmpty() || name.startsWith(":") || name.startsWith("file::");
        return inMemory || name.indexOf(0) >= 0 ? "must name a file, such as jdbc:sqlite:.tracker/tracker.db" : null;
    }

    /** Whether what should be a file is the address of a server, with a user and perhaps a password. */
    static boolean namesAServer(String name) {
        return name.startsWith("//") && name.indexOf('@') >= 0;
    }

    /** What is wrong with the part of a server's URL before its parameters, as the rest of a sentence, or null. */
    static @Nullable String serverFault(String address) {
        if (address.contains("@")) {
            return "may not hold the user: set database.user, and TRACKER_DATABASE_PASSWORD or database.password-file";
        }
        if (STRAY_PARAMETERS.matcher(address).find()) {
            return "may have parameters only after a ?, joined by &: write %3B, %3D or %26 for ;, = or & in a name";
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

    /** The secrets in a URL without a fault, by the driver's names. */
    static Map<String, String> secrets(String url) {
        return url.startsWith(Dialect.POSTGRESQL.prefix()) ? ServerParameters.secrets(parameters(url)) : Map.of();
    }

    /** A URL without a fault, without the secrets in it. */
    static String withoutSecrets(String url) {
        return secrets(url).isEmpty()
                ? url
                : withoutParameters(url) + "?" + ServerParameters.withoutSecrets(parameters(url));
    }

    /** The URL with what is secret in it, or may be, replaced by {@code ***}. */
    static String redacted(String url) {
        return ShownUrl.of(url);
    }

    static boolean areHosts(String hosts) {
        for (String host : hosts.split(",", -1)) {
            Matcher matcher = HOSTS.matcher(host);
            if (!matcher.matches() || !isPort(matcher.group(2))) {
                return false;
            }
        }
        return true;
    }
}
