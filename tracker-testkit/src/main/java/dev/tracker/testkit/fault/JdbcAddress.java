package dev.tracker.testkit.fault;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL, taken apart so that another host and port can be put into it.
 *
 * @param host as it is written, or the driver's default
 * @param rest what follows, from the slash on
 */
record JdbcAddress(String product, String host, int port, String rest) {

    private static final String POSTGRESQL = "postgresql";
    private static final int POSTGRESQL_PORT = 5432;
    private static final Pattern URL = Pattern.compile(
            "jdbc:(\\w+):(?://(\\[[^\\]]+\\]|[^/:?,]*)(?::(\\d+))?(?=[/?]|$))?((?!//)[/?].*|[^:/?]*(?:\\?.*)?)");

    static JdbcAddress of(String jdbcUrl) {
        Matcher url = URL.matcher(jdbcUrl);
        if (!url.matches() || (!url.group(1).equals(POSTGRESQL) && (url.group(2) == null || url.group(3) == null))) {
            throw new IllegalArgumentException(
                    "no JDBC URL of one server with its port, as jdbc:postgresql://HOST:PORT/DATABASE is");
        }
        String host = url.group(2) == null || url.group(2).isEmpty() ? "localhost" : url.group(2);
        int port = url.group(3) == null ? POSTGRESQL_PORT : Integer.parseInt(url.group(3));
        String rest =
                url.group(4).isEmpty() || "/?".indexOf(url.group(4).charAt(0)) >= 0 ? url.group(4) : "/" + url.group(4);
        return new JdbcAddress(url.group(1), host, port, rest);
    }

    boolean isPostgresql() {
        return product.equals(POSTGRESQL);
    }

    InetSocketAddress server() {
        return new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
    }

    /** Returns the URL of the same database behind another host and port, where the driver does not encrypt. */
    String at(String otherHost, int otherPort) {
        return "jdbc:" + product + "://" + otherHost + ":" + otherPort + (isPostgresql() ? inClear() : rest);
    }

    private String inClear() {
        int query = rest.indexOf('?');
        List<String> parameters = new ArrayList<>();
        if (query >= 0) {
            for (String parameter : rest.substring(query + 1).split("&", 0)) {
                if (!parameter.isEmpty() && !parameter.matches("(?i)(ssl|sslmode|gssEncMode)(=.*)?")) {
                    parameters.add(parameter);
                }
            }
        }
        parameters.add("sslmode=disable");
        parameters.add("gssEncMode=disable");
        String path = query >= 0 ? rest.substring(0, query) : rest;
        return (path.isEmpty() ? "/" : path) + "?" + String.join("&", parameters);
    }
}
