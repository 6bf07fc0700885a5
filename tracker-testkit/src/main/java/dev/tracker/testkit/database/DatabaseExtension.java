package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a database of their own, as a parameter of type {@link TestDatabase} or from {@link #database()}, and
 * takes it back afterwards, also when the test fails.
 *
 * <pre>{@code
 * class SqliteVendorRepositoryTest implements VendorRepositoryContract {
 *     @RegisterExtension
 *     static final DatabaseExtension db = DatabaseExtension.sqlite("schema", Schema::migrate);
 *
 *     @Test
 *     void storesVendors(TestDatabase database) { ... }
 * }
 * }</pre>
 *
 * <p>Each test method, and each invocation of a repeated or parameterized one, has its own database, unless {@link
 * #sharedByClass()} is asked for. Tests may run in parallel.
 */
public final class DatabaseExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final Map<Thread, TestDatabase> running = new ConcurrentHashMap<>();
    private final DatabaseSource source;
    private final boolean shared;

    private DatabaseExtension(DatabaseSource source, boolean shared) {
        this.source = source;
        this.shared = shared;
    }

    /** Gives empty databases on SQLite. */
    public static DatabaseExtension sqlite() {
        return of(Kind.SQLITE);
    }

    /** Gives copies of a SQLite template; see {@link TestDatabases#lent}. */
    public static DatabaseExtension sqlite(String templateName, DatabaseMigration migration) {
        return of(Kind.SQLITE, templateName, migration);
    }

    /** Gives empty databases on PostgreSQL. */
    public static DatabaseExtension postgresql() {
        return of(Kind.POSTGRESQL);
    }

    /** Gives copies of a PostgreSQL template; see {@link TestDatabases#lent}. */
    public static DatabaseExtension postgresql(String templateName, DatabaseMigration migration) {
        return of(Kind.POSTGRESQL, templateName, migration);
    }

    /** Gives empty databases. */
    public static DatabaseExtension of(Kind kind) {
        return new DatabaseExtension(() -> TestDatabases.fresh(kind), false);
    }

    /** Gives copies of a template; see {@link TestDatabases#lent}. */
    public static DatabaseExtension of(Kind kind, String templateName, DatabaseMigration migration) {
        return new DatabaseExtension(() -> TestDatabases.lent(kind, templateName, migration), false);
    }

    /** Returns an extension that gives all tests of a class the same database, also to {@code @BeforeAll} methods. */
    public DatabaseExtension sharedByClass() {
        return new DatabaseExtension(source, true);
    }

    /**
     * Returns the database of the test that runs in this thread.
     *
     * @throws IllegalStateException in a thread that runs no test
     */
    public TestDatabase database() {
        TestDatabase database = running.get(Thread.currentThread());
        if (database == null) {
            throw new IllegalStateException(
                    "No test with a database runs in this thread. Ask in the test's own thread, between @BeforeEach and @AfterEach.");
        }
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (shared) {
            databaseOf(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running.put(Thread.currentThread(), databaseOf(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running.remove(Thread.currentThread());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class
                && (shared || context.getTestMethod().isPresent());
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return databaseOf(context);
    }

    /** Finds the database in the context or one around it, or makes it; the context closes what it keeps. */
    private TestDatabase databaseOf(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(DatabaseExtension.class, this))
                .computeIfAbsent(TestDatabase.class, type -> source.make(), TestDatabase.class);
    }

    @FunctionalInterface
    private interface DatabaseSource {
        TestDatabase make();
    }
}
