package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;

/** The products that keep a record. The id is what mappers name as {@code databaseId} where the two must differ. */
enum Dialect {
    SQLITE(Dialect.SQLITE_ID, "jdbc:sqlite:"),
    POSTGRESQL(Dialect.POSTGRESQL_ID, "jdbc:postgresql:");

    static final String SQLITE_ID = "sqlite";
    static final String POSTGRESQL_ID = "postgresql";

    private final String id;
    private final String prefix;

    Dialect(String id, String prefix) {
        this.id = id;
        this.prefix = prefix;
    }

    String id() {
        return id;
    }

    String prefix() {
        return prefix;
    }

    /**
     * The dialect of a JDBC URL.
     *
     * @throws ValidationException if nothing here understands it
     */
    static Dialect of(String url) {
        String fault = JdbcUrl.fault(url);
        if (fault != null) {
            throw ValidationException.of("database.url", fault, JdbcUrl.redacted(url));
        }
        return url.startsWith(SQLITE.prefix) ? SQLITE : POSTGRESQL;
    }
}
