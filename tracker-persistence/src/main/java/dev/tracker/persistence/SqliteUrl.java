package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * JDBC URL of an SQLite database file.
 *
 * @param path the absolute path of the file
 * @param parameters of the URL, from the question mark on; empty where there are none
 */
record SqliteUrl(Path path, String parameters) {

    private static final String SCHEME = "file:";

    /** URL that the settings name; a relative path is one below the project's folder. */
    static SqliteUrl of(StoreSettings settings) {
        String rest = settings.url().substring(Dialect.SQLITE.prefix().length());
        int query = rest.indexOf('?');
        String name = query < 0 ? rest : rest.substring(0, query);
        String parameters = query < 0 ? "" : rest.substring(query);
        return new SqliteUrl(settings.projectFolder().resolve(plain(name)).normalize(), parameters);
    }

    /** The name of a file as a URL has it; with a scheme, percent signs escape as SQLite itself has it. */
    private static String plain(String name) {
        if (!name.startsWith(SCHEME)) {
            return name;
        }
        String encoded = name.substring(SCHEME.length()).replace("+", "%2B");
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DatabaseException(
                    DatabaseException.OPEN,
                    "'" + name + "' has a broken % escape. Write %25 for a percent sign in a file: URL.",
                    null);
        }
    }

    /** The URL as text, in which no character of the path has a meaning of its own. */
    String text() {
        return text(path) + parameters;
    }

    /** The URL of a file without parameters, in which no character of the path has a meaning of its own. */
    static String text(Path path) {
        String text = path.toAbsolutePath().toString().replace('\\', '/');
        String escaped = text.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
        return Dialect.SQLITE.prefix() + SCHEME + (escaped.startsWith("/") ? escaped : "/" + escaped);
    }
}
