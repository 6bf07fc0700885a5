package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;

/** The products that keep a record. The id is what mappers name as {@code databaseId} where the two must differ. */
enum Dialect {
    SQLITE(Dialect.SQLITE_ID, "jdbc:sqlite:", "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"),
    POSTGRESQL(Dialect.POSTGRESQL_ID, "jdbc:postgresql:", "clock_timestamp()");

    static final String SQLITE_ID = "sqlite";
    static final String POSTGRESQL_ID = "postgresql";

    private final String id;
    private final String prefix;
    private final String now;

    Dialect(String id, String prefix, String now) {
        this.id = id;
        this.prefix = prefix;
        this.now = now;
    }

    /** SQL of the database's time. */
    String now() {
        return now;
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
