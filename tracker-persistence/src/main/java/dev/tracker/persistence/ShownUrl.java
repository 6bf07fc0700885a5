package dev.tracker.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;
import org.sqlite.SQLiteConfig;

/**
 * A URL as it may be shown: what this program knows to be no secret. Anything else is replaced by {@code ***}, for a URL that
 * was written wrongly holds passwords in places where nobody expects them.
 */
final class ShownUrl {

    private static final String HIDDEN = "***";
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:password|passwd|pwd|secret|token|key|factoryarg).*");
    private static final Pattern SCHEME = Pattern.compile("(?i)(?:jdbc:[a-z0-9]{2,20}:|[a-z][a-z0-9+.-]{1,20}://)");
    private static final Pattern PLACE = Pattern.compile("//([^/@]*)(/[\\w.%-]*)?");
    private static final Pattern NAME = Pattern.compile("[\\w.%-]+");
    private static final Pattern PLAIN_SWITCH = Pattern.compile("\\w{1,40}=(?:\\d{1,3}|true|false|on|off)");
    private static final Set<String> PRAGMAS = Arrays.stream(SQLiteConfig.Pragma.values())
            .map(pragma -> pragma.getPragmaName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private ShownUrl() {}

    static String of(String url) {
        if (url.startsWith(Dialect.SQLITE.prefix())) {
            return Dialect.SQLITE.prefix()
                    + file(url.substring(Dialect.SQLITE.prefix().length()));
        }
        if (url.startsWith(Dialect.POSTGRESQL.prefix())) {
            return Dialect.POSTGRESQL.prefix()
                    + server(url.substring(Dialect.POSTGRESQL.prefix().length()));
        }
        Matcher scheme = SCHEME.matcher(url);
        return (scheme.lookingAt() ? scheme.group() : "") + HIDDEN;
    }

    private static String file(String rest) {
        int query = rest.indexOf('?');
        String name = query < 0 ? rest : rest.substring(0, query);
        if (JdbcUrl.namesAServer(name)) {
            return HIDDEN;
        }
        return query < 0 ? rest : name + "?" + parameters(rest.substring(query + 1), true);
    }

    private static String server(String rest) {
        int query = rest.indexOf('?');
        String address = query < 0 ? rest : rest.substring(0, query);
        if (JdbcUrl.serverFault(address) != null && rest.indexOf('@') >= 0) {
            return withUser(rest);
        }
        String shown = address(address);
        return query < 0 ? shown : shown + "?" + parameters(rest.substring(query + 1), false);
    }

    /** Where a password ends that holds an @, a / or a ? cannot be told: then everything is hidden. */
    private static String withUser(String rest) {
        int at = rest.indexOf('@');
        boolean isPlain = rest.startsWith("//") && at == rest.lastIndexOf('@') && rest.indexOf('/', 2) > at;
        String place = isPlain ? "//" + rest.substring(at + 1) : "";
        int query = place.indexOf('?');
        boolean isServer = isPlain && JdbcUrl.serverFault(query < 0 ? place : place.substring(0, query)) == null;
        return isServer ? server(place).replaceFirst("//", "//" + HIDDEN + "@") : "//" + HIDDEN;
    }

    private static String address(String address) {
        Matcher place = PLACE.matcher(address);
        boolean isPlace = place.matches() && JdbcUrl.areHosts(place.group(1));
        return isPlace || NAME.matcher(address).matches() ? address : (address.startsWith("//") ? "//" : "") + HIDDEN;
    }

    private static String parameters(String parameters, boolean isFile) {
        List<String> shown = new ArrayList<>();
        for (String parameter : parameters.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            boolean isKnown = isFile
                    ? PRAGMAS.contains(name.toLowerCase(Locale.ROOT))
                            || PLAIN_SWITCH.matcher(parameter).matches()
                    : PGProperty.forName(name) != null;
            if (!isKnown) {
                shown.add(parameter.isEmpty() ? "" : HIDDEN);
            } else {
                shown.add(SECRET.matcher(name).matches() ? name + "=" + HIDDEN : parameter);
            }
        }
        return String.join("&", shown);
    }
}
