package dev.tracker.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Ports under which everything ends at the n-th call, before it is made or right after. */
final class CrashingPorts {

    /** The end of a process, as far as its databases see it: nothing that was begun goes on. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process ends here", null, false, false);
        }
    }

    private final int last;
    private final boolean afterwards;
    private int calls;

    /** @param afterwards whether the last call is still made */
    CrashingPorts(int last, boolean afterwards) {
        this.last = last;
        this.afterwards = afterwards;
    }

    <T> T of(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(method, target, arguments)));
    }

    private Object call(Method method, Object target, Object[] arguments) throws Throwable {
        Class<?> type = method.getReturnType();
        boolean port = type.isInterface() && type.getName().startsWith("dev.tracker.core");
        try {
            if (port) {
                return portOf(type, method.invoke(target, arguments));
            }
            int number = ++calls;
            if (number == last && !afterwards) {
                throw new Crash();
            }
            Object answer = method.invoke(target, arguments);
            if (number == last) {
                throw new Crash();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the method's own return type
    private Object portOf(Class type, Object port) {
        return of(type, type.cast(port));
    }
}
