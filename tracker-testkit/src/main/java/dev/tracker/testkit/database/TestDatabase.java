package dev.tracker.testkit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A database that belongs to one test.
 *
 * <p>Closing it removes it, also while connections to it are open: those fail from then on. What is never closed is
 * removed when the JVM ends. Instances may be used by several threads.
 */
public final class TestDatabase implements AutoCloseable {

    /** The product behind a database. */
    public enum Kind {
        /** A file of its own in a temporary folder. */
        SQLITE,
        /** A database of its own on the server that {@link TestDatabases} finds or starts. */
        POSTGRESQL
    }

    private final Kind kind;
    private final String jdbcUrl;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Runnable removal;
    private final AtomicBoolean closed = new AtomicBoolean();

    TestDatabase(Kind kind, String jdbcUrl, @Nullable String user, @Nullable String password, Runnable removal) {
        this.kind = kind;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.removal = removal;
    }

    /** Returns the product this database runs on. */
    public Kind kind() {
        return kind;
    }

    /** Returns the address, which needs nothing beside it: user and password, where there are any, are parameters. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Returns the user, or null where the product knows none. */
    public @Nullable String user() {
        return user;
    }

    /** Returns the password, or null where none is needed. */
    public @Nullable String password() {
        return password;
    }

    /** Opens a new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /** Removes the database; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            removal.run();
        }
    }

    /** Names the kind only, for the address holds a password. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
