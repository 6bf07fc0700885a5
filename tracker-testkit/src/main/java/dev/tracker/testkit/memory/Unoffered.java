package dev.tracker.testkit.memory;

import dev.tracker.core.error.DatabaseException;
import java.lang.reflect.Proxy;

/** Stands in for the formats of files, which a record in memory has to be lent. */
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
                            "read or write the project's files",
                            "A record in memory knows no format of files. Lend it a store's by InMemoryPorts.withFormats.",
                            null);
                }));
    }
}
