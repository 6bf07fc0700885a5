package dev.tracker.testkit.memory;

import dev.tracker.core.error.DatabaseException;
import java.lang.reflect.Proxy;

/** Stands in for the ports through which a record meets files: one in memory has none to meet. */
final class Unoffered {

    private Unoffered() {}

    /** A port whose every call is refused. */
    static <T> T port(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (port, call, arguments) -> {
                    if (call.getDeclaringClass() == Object.class) {
                        return call.invoke(type, arguments);
                    }
                    throw new DatabaseException(
                            "reach the project's files",
                            "A record in memory belongs to no project with files. Open one in a database to migrate, to"
                                    + " export or to write a status file.",
                            null);
                }));
    }
}
