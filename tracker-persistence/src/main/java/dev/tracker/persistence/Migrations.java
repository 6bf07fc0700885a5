package dev.tracker.persistence;

import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.Database;
import liquibase.database.DatabaseConnection;
import liquibase.database.OfflineConnection;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.core.SQLiteDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs the change sets of the schema, each once. Loads Liquibase, which takes its time. */
final class Migrations {

    // Held, for java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger QUIET = Logger.getLogger("liquibase");

    private Migrations() {}

    /** Runs what has not run yet. The caller sees to it that nobody else does the same. */
    static void update(Dialect dialect, Connection connection) {
        run(dialect, connection, liquibase -> {
            // Whoever holds Liquibase's own lock was killed: ours is around this.
            liquibase.forceReleaseLocks();
            liquibase.update(new Contexts(), new LabelExpression());
        });
    }

    /** Reads the change sets without a database, so that what is loaded for it is there when it is needed. */
    static void prepare(Dialect dialect) {
        quietly(() -> liquibase(
                        dialect,
                        new OfflineConnection(
                                "offline:" + dialect.id() + "?outputLiquibaseSql=none",
                                new ClassLoaderResourceAccessor(loader())))
                .getDatabaseChangeLog());
    }

    /** Undoes everything: the database is empty then but for Liquibase's own tables. */
    static void rollback(Dialect dialect, Connection connection) {
        run(dialect, connection, liquibase -> {
            liquibase.forceReleaseLocks();
            int ran = liquibase.getDatabase().getRanChangeSetList().size();
            liquibase.rollback(ran, null, new Contexts(), new LabelExpression());
        });
    }

    private static void run(Dialect dialect, Connection connection, Work work) {
        quietly(() -> work.on(liquibase(dialect, new JdbcConnection(connection))));
    }

    private static void quietly(Scope.ScopedRunner<Void> work) {
        if (QUIET.getLevel() == null) {
            QUIET.setLevel(Level.WARNING);
        }
        // Standard output belongs to a protocol, and nobody is told about this database.
        Map<String, Object> scope =
                Map.of(Scope.Attr.ui.name(), new LoggerUIService(), AnalyticsArgs.ENABLED.getKey(), false);
        try {
            Scope.child(scope, work);
        } catch (Exception e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
    }

    private static Liquibase liquibase(Dialect dialect, DatabaseConnection connection) throws LiquibaseException {
        Database database = switch (dialect) {
            case SQLITE -> new SQLiteDatabase();
            case POSTGRESQL -> new PostgresDatabase();
        };
        database.setConnection(connection);
        database.setDatabaseChangeLogTableName(Schema.HISTORY);
        database.setDatabaseChangeLogLockTableName(Schema.HISTORY + "_lock");
        Liquibase liquibase = new Liquibase(
                "dev/tracker/persistence/schema/" + dialect.id() + ".sql",
                new ClassLoaderResourceAccessor(loader()),
                database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        return liquibase;
    }

    private static ClassLoader loader() {
        return Objects.requireNonNull(Migrations.class.getClassLoader(), "the program has a class loader");
    }

    @FunctionalInterface
    private interface Work {
        void on(Liquibase liquibase) throws LiquibaseException;
    }
}
