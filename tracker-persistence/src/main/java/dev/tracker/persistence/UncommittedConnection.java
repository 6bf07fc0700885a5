package dev.tracker.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose transaction its user cannot end: a commit keeps the work within the transaction, a rollback takes
 * back the work since the last commit. The owner of the real connection commits all of it, or nothing. For one thread.
 */
final class UncommittedConnection {

    private final Connection real;
    private Savepoint last;

    private UncommittedConnection(Connection real) throws SQLException {
        this.real = real;
        this.last = real.setSavepoint();
    }

    /** @param real in a transaction */
    static Connection of(Connection real) throws SQLException {
        UncommittedConnection kept = new UncommittedConnection(real);
        return (Connection) Proxy.newProxyInstance(
                UncommittedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> kept.invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        boolean plain = arguments == null || arguments.length == 0;
        switch (method.getName()) {
            case "setAutoCommit", "setTransactionIsolation", "close" -> {
                return null;
            }
            case "getAutoCommit" -> {
                return false;
            }
            case "commit" -> {
                mark();
                return null;
            }
            case "rollback" -> {
                if (plain) {
                    real.rollback(last);
                    return null;
                }
            }
            default -> {}
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void mark() throws SQLException {
        real.releaseSavepoint(last);
        last = real.setSavepoint();
    }
}
