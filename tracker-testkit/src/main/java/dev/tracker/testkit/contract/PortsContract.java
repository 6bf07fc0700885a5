package dev.tracker.testkit.contract;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.transaction.WriteScope;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What the contracts of ports have in common that need others besides the one they are about. */
public abstract class PortsContract {

    /** The implementation under test: on an empty record when a test begins, and the same during a test. */
    protected abstract TrackerPorts ports();

    /** Writes in a unit of work of its own. */
    final <T> T write(Supplier<T> work) {
        return ports().unitOfWork().write(WriteScope.ROWS, work);
    }

    /** Writes what gives nothing in a unit of work of its own. */
    final void writing(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    /** What a task gives in a thread of its own, which no unit of work of the test's runs in. */
    static <T> T elsewhere(Callable<T> task) {
        return Threads.runAll(java.util.List.<Callable<T>>of(task)).get(0);
    }
}
