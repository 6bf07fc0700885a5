package dev.tracker.testkit.rollback;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a session, whose executions go by way of it. */
final class SessionStatement implements InvocationHandler {

    private final Session session;
    private final Statement statement;
    private final @Nullable String prepared;

    /** @param prepared the SQL of a prepared statement, null where each execution brings its own */
    SessionStatement(Session session, Statement statement, @Nullable String prepared) {
        this.session = session;
        this.statement = statement;
        this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (name.startsWith("execute")) {
            return execute(method, arguments);
        }
        return switch (name) {
            case "getConnection" -> session.proxy();
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> Session.call(statement, method, arguments);
        };
    }

    private @Nullable Object execute(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
        // A batch holds no statement that begins or ends a transaction: neither driver could run one.
        Object result = session.execute(sql == null ? "" : sql, () -> Session.call(statement, method, arguments));
        return result == null ? nothing(method) : result;
    }

    /** The answer to a statement that began or ended a transaction. */
    private static Object nothing(Method method) throws SQLException {
        return switch (method.getName()) {
            case "execute" -> false;
            case "executeUpdate" -> 0;
            case "executeLargeUpdate" -> 0L;
            default -> throw new SQLException("A statement that begins or ends a transaction has no rows.", "02000");
        };
    }
}
