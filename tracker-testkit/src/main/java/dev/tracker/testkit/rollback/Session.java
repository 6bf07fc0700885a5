package dev.tracker.testkit.rollback;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection as its user sees it: with transactions of its own, which are savepoints of the one behind it. */
final class Session implements InvocationHandler {

    private final UndoneTransaction shared;
    private final Connection proxy;
    private boolean autoCommit = true;
    private boolean begun;
    private boolean closed;
    private boolean readOnly;
    private @Nullable Integer isolation;
    private int savepoints;

    Session(UndoneTransaction shared) {
        this.shared = shared;
        this.proxy = (Connection)
                Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    Connection proxy() {
        return proxy;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        synchronized (shared) {
            return switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                case "toString" -> "Connection[under ROLLBACK]";
                case "close", "abort" -> close();
                case "isClosed" -> closed;
                case "isValid" -> !closed && shared.connection().isValid((Integer) arguments[0]);
                case "isWrapperFor" ->
                    ((Class<?>) arguments[0]).isInstance(self) || Boolean.TRUE.equals(pass(method, arguments));
                case "unwrap" -> ((Class<?>) arguments[0]).isInstance(self) ? self : pass(method, arguments);
                default -> whileOpen(method, arguments);
            };
        }
    }

    private @Nullable Object whileOpen(Method method, @Nullable Object[] arguments) throws Throwable {
        if (closed) {
            throw new SQLException("This connection is closed.", "08003");
        }
        shared.requireOpen();
        return switch (method.getName()) {
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit((Boolean) arguments[0]);
            case "commit" -> commitByCall();
            case "rollback" -> arguments.length == 0 ? rollbackByCall() : backTo((Savepoint) arguments[0]);
            case "setSavepoint" -> setSavepoint(arguments.length == 0 ? null : (String) arguments[0]);
            case "releaseSavepoint" -> release((Savepoint) arguments[0]);
            // Both are said of transactions to come, and the only one there is has begun.
            case "isReadOnly" -> readOnly;
            case "setReadOnly" -> setReadOnly((Boolean) arguments[0]);
            case "setTransactionIsolation" -> setIsolation((Integer) arguments[0]);
            case "getTransactionIsolation" -> isolation == null ? pass(method, arguments) : isolation;
            case "createStatement", "prepareStatement", "prepareCall" -> statement(method, arguments);
            default -> pass(method, arguments);
        };
    }

    private Object statement(Method method, @Nullable Object[] arguments) throws Throwable {
        boolean plain = method.getName().equals("createStatement");
        String sql = plain ? null : (String) arguments[0];
        Object statement = pass(method, arguments);
        Class<?> type = plain ? Statement.class : method.getReturnType();
        return Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {type == Statement.class ? type : type.asSubclass(PreparedStatement.class)},
                new SessionStatement(this, (Statement) java.util.Objects.requireNonNull(statement), sql));
    }

    /** Runs a statement of this session in the transaction it belongs in; one that begins or ends one does that. */
    @Nullable
    Object execute(String sql, UndoneTransaction.Call call) throws Throwable {
        synchronized (shared) {
            if (closed) {
                throw new SQLException("This connection is closed.", "08003");
            }
            shared.enter(this);
            Control control = Control.of(sql);
            switch (control) {
                case BEGIN -> beginByStatement();
                case COMMIT -> end(shared::commit);
                case ROLLBACK -> end(shared::rollback);
                case SET_TRANSACTION -> setTransaction(sql);
                case SAVEPOINT, RELEASE, ROLLBACK_TO, NONE -> {
                    return run(control, call);
                }
            }
            return null;
        }
    }

    private @Nullable Object run(Control control, UndoneTransaction.Call call) throws Throwable {
        if (!begun && !autoCommit) {
            begin();
        }
        if (!begun && control != Control.NONE) {
            throw new SQLException("A savepoint can only be used in a transaction.", "25P01");
        }
        return begun ? call.run() : shared.single(call);
    }

    private void beginByStatement() throws SQLException {
        if (!begun) {
            begin();
        } else if (shared.kind() == Kind.SQLITE) {
            throw new SQLException("A transaction has begun already.", "25001");
        }
    }

    private void begin() throws SQLException {
        shared.begin(this);
        begun = true;
    }

    private void end(Ending ending) throws SQLException {
        if (begun) {
            begun = false;
            ending.run();
        } else if (shared.kind() == Kind.SQLITE) {
            throw new SQLException("No transaction has begun.", "25P01");
        }
    }

    private void setTransaction(String sql) throws SQLException {
        String rest = Control.withoutLevel(sql);
        if (!begun && !autoCommit) {
            begin();
        }
        if (begun && !rest.isEmpty()) {
            shared.run(rest);
        }
    }

    private @Nullable Object setReadOnly(boolean wanted) {
        readOnly = wanted;
        return null;
    }

    private @Nullable Object setIsolation(int wanted) {
        isolation = wanted;
        return null;
    }

    private @Nullable Object setAutoCommit(boolean wanted) throws SQLException {
        if (wanted && begun) {
            shared.enter(this);
            end(shared::commit);
        }
        autoCommit = wanted;
        return null;
    }

    private @Nullable Object commitByCall() throws SQLException {
        endByCall(shared::commit, "commit");
        return null;
    }

    private @Nullable Object rollbackByCall() throws SQLException {
        endByCall(shared::rollback, "roll back");
        return null;
    }

    private void endByCall(Ending ending, String verb) throws SQLException {
        if (autoCommit) {
            throw new SQLException("Cannot " + verb + " in autocommit mode.", "25P01");
        }
        if (begun) {
            shared.enter(this);
            end(ending);
        }
    }

    private Savepoint setSavepoint(@Nullable String name) throws SQLException {
        if (autoCommit) {
            throw new SQLException("A savepoint can only be used in a transaction.", "25P01");
        }
        shared.enter(this);
        if (!begun) {
            begin();
        }
        NamedSavepoint savepoint =
                new NamedSavepoint(++savepoints, name == null ? "tracker_test_savepoint_" + savepoints : name);
        shared.run("SAVEPOINT " + savepoint.quoted());
        return savepoint;
    }

    private @Nullable Object backTo(@Nullable Savepoint savepoint) throws SQLException {
        shared.enter(this);
        shared.run("ROLLBACK TO SAVEPOINT " + ours(savepoint).quoted());
        return null;
    }

    private @Nullable Object release(@Nullable Savepoint savepoint) throws SQLException {
        shared.enter(this);
        shared.run("RELEASE SAVEPOINT " + ours(savepoint).quoted());
        return null;
    }

    private static NamedSavepoint ours(@Nullable Savepoint savepoint) throws SQLException {
        if (savepoint instanceof NamedSavepoint named) {
            return named;
        }
        throw new SQLException("This savepoint is another connection's.", "3B001");
    }

    /** What is not committed by then is gone, as on any connection. */
    private @Nullable Object close() throws SQLException {
        if (!closed) {
            closed = true;
            if (begun && !shared.isClosed()) {
                end(shared::rollback);
            }
        }
        return null;
    }

    private @Nullable Object pass(Method method, @Nullable Object[] arguments) throws Throwable {
        return call(shared.connection(), method, arguments);
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Ending {
        void run() throws SQLException;
    }

    private record NamedSavepoint(int number, String name) implements Savepoint {

        String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }

        @Override
        public int getSavepointId() {
            return number;
        }

        @Override
        public String getSavepointName() {
            return name;
        }
    }
}
