package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Access to the database for repositories: in the unit of work that runs on the thread, or on a
 * connection of the call's own. Safe for several threads.
 */
final class Sessions implements RecordSessions {

    private static final int ATTEMPTS = 8;

    /** MyBatis wants one in its environment and asks it for nothing: sessions are opened on our connections. */
    private static final DataSource NO_DATA_SOURCE = new ConnectingDataSource(() -> {
        throw new SQLException("MyBatis opens no connections here");
    });

    private final Dialect dialect;
    private final Connections connections;
    private final Transactions transactions;
    private final Configuration configuration;
    private final KeptSessions sessions;
    private final @Nullable ExpectedRecord expected;
    private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();
    // A thread may be in units of two stores at once: each has its own.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> running = new ThreadLocal<>();

    Sessions(Dialect dialect, Connections connections) {
        this(dialect, connections, dialect.now());
    }

    /** @param now SQL of what the database takes for the time */
    Sessions(Dialect dialect, Connections connections, String now) {
        this(dialect, connections, DialectSql.of(dialect, now));
    }

    /** @param words what {@code ${name}} means in mappers, as {@link DialectSql} has them */
    Sessions(Dialect dialect, Connections connections, Properties words) {
        this(dialect, connections, words, null);
    }

    /**
     * Access to a PostgreSQL database.
     *
     * @param now SQL of what the database takes for the time
     * @param expected the record that each unit of work has to find there
     */
    Sessions(Connections connections, String now, ExpectedRecord expected) {
        this(Dialect.POSTGRESQL, connections, DialectSql.of(Dialect.POSTGRESQL, now), expected);
    }

    private Sessions(Dialect dialect, Connections connections, Properties words, @Nullable ExpectedRecord expected) {
        this.expected = expected;
        this.dialect = dialect;
        this.connections = connections;
        this.transactions =
                dialect == Dialect.SQLITE ? new SqliteTransactions(connections) : new PostgresTransactions();
        this.configuration = configuration(dialect, words, expected);
        this.sessions = new KeptSessions(new DefaultSqlSessionFactory(configuration), dialect == Dialect.SQLITE);
    }

    static Configuration configuration(Dialect dialect) {
        return configuration(dialect, DialectSql.of(dialect, dialect.now()), null);
    }

    private static Configuration configuration(Dialect dialect, Properties words, @Nullable ExpectedRecord expected) {
        Environment environment = new Environment("record", new OutsideTransactions(), NO_DATA_SOURCE);
        Configuration configuration =
                expected == null ? new Configuration(environment) : new CheckedConfiguration(environment, expected);
        configuration.setDatabaseId(dialect.id());
        configuration.setVariables(words);
        configuration.setCacheEnabled(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setArgNameBasedConstructorAutoMapping(false);
        ColumnTypes.register(configuration, dialect);
        return configuration;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean isDatabase() {
        return true;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work) {
        Unit unit = running.get();
        if (unit != null) {
            return run(mapper, unit.session(), unit.writes(), work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return alone(mapper, work);
            } catch (TrackerException e) {
                if (attempt == ATTEMPTS || !SqlErrors.isEndedByServer(e)) {
                    throw e;
                }
            }
        }
    }

    private <M, R extends @Nullable Object> R alone(Class<M> mapper, Function<? super M, ? extends R> work) {
        Connection connection = take(SqlErrors.READ);
        SqlSession session = sessions.on(connection);
        Ending ending = new Ending(transactions, connection, SqlErrors.READ);
        boolean sound = false;
        try {
            expect();
            ending.beginWhereStateless();
            R result = run(mapper, session, false, work);
            ending.commitIfBegun();
            sound = true;
            return result;
        } catch (TrackerException e) {
            sound = !SqlErrors.isConnectionLost(e);
            throw e;
        } finally {
            forget();
            ending.undoUnlessDone();
            sound &= ending.isSound();
            sessions.done(session, connection, sound);
            connections.giveBack(connection, sound);
        }
    }

    private <M, R extends @Nullable Object> R run(
            Class<M> mapper, SqlSession session, boolean writes, Function<? super M, ? extends R> work) {
        register(mapper);
        try {
            return work.apply(session.getMapper(mapper));
        } catch (PersistenceException e) {
            throw refusal(writes ? SqlErrors.WRITE : SqlErrors.READ, e);
        }
    }

    /** What a statement's fault means; a look at the database may tell. */
    private DatabaseException refusal(String operation, Exception fault) {
        SQLException cause = SqlErrors.sqlCause(fault);
        SQLException explained = expected == null || cause == null ? cause : expected.explained(cause);
        return SqlErrors.of(operation, explained == null || explained == cause ? fault : explained);
    }

    private void expect() {
        if (expected != null) {
            expected.expect();
        }
    }

    private void forget() {
        if (expected != null) {
            expected.forget();
        }
    }

    /** A unit that asked for nothing asks for the record before its end. */
    private void checkRecord(Connection connection) {
        if (expected == null) {
            return;
        }
        try {
            expected.checkIfDue(connection);
        } catch (SQLException e) {
            throw refusal(SqlErrors.WRITE, e);
        }
    }

    /** A mapper is parsed when it is first used: a command line uses few. */
    private void register(Class<?> mapper) {
        if (known.contains(mapper)) {
            return;
        }
        synchronized (configuration) {
            if (!configuration.hasMapper(mapper)) {
                configuration.addMapper(mapper);
            }
        }
        known.add(mapper);
    }

    @Override
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        Unit unit = running.get();
        return unit == null ? repeatedly(null, work) : unit.join(work);
    }

    /** As {@link #read}, but never repeated: for work that changes something besides what it reads. */
    <T extends @Nullable Object> T readOnce(Supplier<T> work) {
        Unit unit = running.get();
        return unit == null ? once(null, work) : unit.join(work);
    }

    @Override
    public <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work) {
        Unit unit = running.get();
        if (unit == null) {
            return transactions.inTurn(() -> repeatedly(scope, work));
        }
        if (!unit.writes()) {
            throw new IllegalStateException("a unit of work that only reads cannot be joined by one that writes");
        }
        return unit.join(() -> {
            widen(unit, scope);
            return work.get();
        });
    }

    private void widen(Unit unit, WriteScope scope) {
        if (scope.compareTo(unit.scope()) <= 0) {
            return;
        }
        try {
            transactions.widen(unit.connection(), scope);
            unit.widened(scope);
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.WRITE, e);
        }
    }

    /** Does the work again where the database undid it because of others: it touches nothing but the record. */
    private <T extends @Nullable Object> T repeatedly(@Nullable WriteScope scope, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            if (scope != null && Thread.currentThread().isInterrupted()) {
                throw SqlErrors.interrupted(SqlErrors.WRITE, null);
            }
            try {
                return once(scope, work);
            } catch (TrackerException e) {
                if (attempt == ATTEMPTS || !SqlErrors.isPassing(e)) {
                    throw e;
                }
                Backoff.pause(attempt);
            }
        }
    }

    /** @param scope of a unit that writes; null for one that only reads */
    private <T extends @Nullable Object> T once(@Nullable WriteScope scope, Supplier<T> work) {
        String operation = scope == null ? SqlErrors.READ : SqlErrors.WRITE;
        Connection connection = take(operation);
        SqlSession session = sessions.on(connection);
        Ending ending = new Ending(transactions, connection, operation);
        try {
            ending.begin(scope);
            Unit unit = new Unit(connection, session, scope);
            running.set(unit);
            expect();
            T result = work.get();
            unit.refuseIfHalfDone();
            if (scope != null) {
                checkRecord(connection);
            }
            ending.commit();
            return result;
        } finally {
            running.remove();
            forget();
            ending.undoUnlessDone();
            sessions.done(session, connection, ending.isSound());
            connections.giveBack(connection, ending.isSound());
        }
    }

    private Connection take(String operation) {
        try {
            return connections.take();
        } catch (SQLException e) {
            throw SqlErrors.connecting(operation, e);
        }
    }
}
