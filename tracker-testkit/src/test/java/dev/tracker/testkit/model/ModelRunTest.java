package dev.tracker.testkit.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.vendor.VendorRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelRunTest {

    @Test
    void passesWhoAnswersAsTheModelDoes() {
        assertThatCode(() -> ModelRun.compare(1, 300, Map.of("Twin", InMemorySubject::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheSeedTheDifferenceAndAShortTrace() {
        assertThatThrownBy(() -> ModelRun.compare(3, 300, Map.of("Forgetful", Forgetful::new)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("Seed 3, step ", "the model says: ", "Forgetful says: ", "CreateVendor")
                .hasMessageMatching("(?s).*\\n[1-9] of \\d+ steps lead to this: .*");
    }

    /** Says that it added vendors, and does not. */
    private static final class Forgetful implements ModelSubject {

        private final InMemorySubject whole = new InMemorySubject();

        @Override
        public TrackerPorts ports() {
            VendorRepository vendors = whole.ports().vendors();
            VendorRepository forgetful = proxy(
                    VendorRepository.class,
                    (self, method, arguments) ->
                            method.getName().equals("insert") ? true : invoke(method, vendors, arguments));
            return proxy(
                    TrackerPorts.class,
                    (self, method, arguments) ->
                            method.getName().equals("vendors") ? forgetful : invoke(method, whole.ports(), arguments));
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public void setDatabaseTime(Instant now) {
            whole.setDatabaseTime(now);
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
