package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A database on a PostgreSQL server from which others are copied, and the copies of it that wait for their next test. */
final class PostgresTemplate implements DatabaseFactory.Source {

    private final PostgresDatabases databases;
    private final PostgresServer server;
    private final String name;
    private final TemplateState state;
    private final Deque<String> idle = new ConcurrentLinkedDeque<>();

    PostgresTemplate(PostgresDatabases databases, PostgresServer server, String name, TemplateState state) {
        this.databases = databases;
        this.server = server;
        this.name = name;
        this.state = state;
    }

    @Override
    public TestDatabase copy() {
        String copy = makeCopy();
        return database(copy, () -> databases.drop(server, copy));
    }

    @Override
    public TestDatabase lend() {
        String waiting = idle.pollFirst();
        String lent = waiting == null ? makeCopy() : waiting;
        return database(lent, () -> takeBack(lent));
    }

    private String makeCopy() {
        return databases.make("TEMPLATE " + name);
    }

    private TestDatabase database(String copy, Runnable removal) {
        return new TestDatabase(Kind.POSTGRESQL, server.jdbcUrl(copy), server.user(), server.password(), removal);
    }

    private void takeBack(String lent) {
        if (isRestored(lent)) {
            idle.addFirst(lent);
        } else {
            databases.drop(server, lent);
        }
    }

    private boolean isRestored(String lent) {
        try (Connection connection = server.connect(lent)) {
            return state.restore(connection);
        } catch (SQLException e) {
            System.getLogger(PostgresTemplate.class.getName())
                    .log(System.Logger.Level.DEBUG, "A database cannot serve again and is dropped", e);
            return false;
        }
    }
}
