package dev.tracker.persistence.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A port of which some methods do something else. */
final class Decorated {

    private Decorated() {}

    /** What a method does instead, with its arguments. */
    interface Instead extends Function<Object[], Object> {}

    /** The port, with the named methods replaced. */
    static <T> T of(Class<T> port, T real, Map<String, Instead> instead) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    Instead other = instead.get(method.getName());
                    if (other != null) {
                        return other.apply(arguments);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return port.cast(proxy);
    }
}
