package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes databases for tests.
 *
 * <p>PostgreSQL comes, in this order, from
 *
 * <ol>
 *   <li>the server at {@code TRACKER_TEST_DATABASE_URL}, a JDBC URL; user and password are in it or in {@code
 *       TRACKER_TEST_DATABASE_USER} and {@code TRACKER_TEST_DATABASE_PASSWORD}. The user must be allowed to create
 *       databases;
 *   <li>a container, where a Docker engine answers; one a JVM;
 *   <li>binaries out of a Maven artifact, started without installation, also as root. One server serves all JVMs of a
 *       Maven build, or one JVM that no Maven build started, and ends with them, also when they are killed.
 * </ol>
 *
 * <p>All methods may be called by several threads and several JVMs at once. What a killed JVM left on a server or in
 * the temporary folder is removed by the next one.
 */
public final class TestDatabases {

    private static final DatabaseFactory SQLITE = new SqliteDatabases();
    private static final DatabaseFactory POSTGRESQL = new PostgresDatabases();
    private static final Map<TemplateKey, Template> TEMPLATES = new ConcurrentHashMap<>();

    private TestDatabases() {}

    /**
     * Makes an empty database.
     *
     * @throws TestDatabaseException if there is no server to make it on, or it refuses
     */
    public static TestDatabase fresh(Kind kind) {
        return factory(kind).create();
    }

    /**
     * Makes a copy of a template, which {@code migration} fills once in a JVM.
     *
     * @param templateName tells templates apart: the first migration seen under a name makes the template, later ones
     *     are not run. A migration that failed is tried again by the next caller.
     * @throws TestDatabaseException if there is no server to make it on, it refuses, or the migration fails
     */
    public static TestDatabase cloned(Kind kind, String templateName, DatabaseMigration migration) {
        return template(kind, templateName).source(migration).copy();
    }

    /**
     * Lends a database that is as a template is: a copy, or one that was lent before and whose rows were put back.
     * Where that would not make it the same again, as after a change of its tables or with a connection left open,
     * it is dropped when it is closed, as all are when the JVM ends.
     *
     * @param templateName as in {@link #cloned}
     * @throws TestDatabaseException as in {@link #cloned}
     */
    public static TestDatabase lent(Kind kind, String templateName, DatabaseMigration migration) {
        return template(kind, templateName).source(migration).lend();
    }

    private static Template template(Kind kind, String name) {
        return TEMPLATES.computeIfAbsent(new TemplateKey(kind, name), Template::new);
    }

    private static DatabaseFactory factory(Kind kind) {
        return switch (kind) {
            case SQLITE -> SQLITE;
            case POSTGRESQL -> POSTGRESQL;
        };
    }

    private record TemplateKey(Kind kind, String name) {}

    private static final class Template {

        private final TemplateKey key;
        private DatabaseFactory.@Nullable Source source;

        Template(TemplateKey key) {
            this.key = key;
        }

        synchronized DatabaseFactory.Source source(DatabaseMigration migration) {
            if (source == null) {
                source = make(migration);
            }
            return source;
        }

        private DatabaseFactory.Source make(DatabaseMigration migration) {
            DatabaseFactory factory = factory(key.kind());
            TestDatabase database = factory.create();
            try {
                migration.migrate(database);
                return factory.freeze(database);
            } catch (Exception e) {
                database.close();
                throw new TestDatabaseException(
                        String.format(
                                Locale.ROOT,
                                "The %s template \"%s\" could not be made: its migration failed: %s",
                                key.kind(),
                                key.name(),
                                e.getMessage()),
                        e);
            }
        }
    }
}
