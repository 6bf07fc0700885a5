package dev.tracker.testkit.memory;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import java.time.Instant;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time works on a copy of the record, which is published when its unit succeeds; readers keep the
 * state that was published when they began. So no scope needs more than another.
 */
final class InMemoryUnitOfWork implements UnitOfWork {

    private final ReentrantLock turn = new ReentrantLock(true);

    // A thread may be in units of two records at once: each has its own.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> running = new ThreadLocal<>();

    private final ConcurrentNavigableMap<Instant, Long> statusFiles = new ConcurrentSkipListMap<>();
    private volatile State published;

    InMemoryUnitOfWork(State beginning) {
        published = beginning;
    }

    /** The last change that each status file shows, by the time that stands in the file. */
    ConcurrentNavigableMap<Instant, Long> statusFiles() {
        return statusFiles;
    }

    @Override
    public <T> T write(WriteScope scope, Supplier<T> work) {
        Unit unit = running.get();
        if (unit == null) {
            return inTurn(work);
        }
        return writing(unit).join(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        Unit unit = running.get();
        if (unit != null) {
            return unit.join(work);
        }
        return run(new Unit(published, false), work);
    }

    /** What {@code question} finds in the running unit of work, or in what is published. */
    <T extends @Nullable Object> T ask(Function<State, T> question) {
        Unit unit = running.get();
        return question.apply(unit == null ? published : unit.state);
    }

    /** Changes the record in the running unit of work, or in one of the call's own. */
    <T> T change(Function<State, T> change) {
        Unit unit = running.get();
        return unit == null ? write(WriteScope.ROWS, () -> change(change)) : change.apply(writing(unit).state);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(DatabaseException.WRITE, "The call was interrupted. Nothing was changed.", e);
        }
        try {
            Unit unit = new Unit(published.copy(), true);
            T result = run(unit, work);
            if (unit.halfDone) {
                throw new IllegalStateException(
                        "a unit of work inside this one failed, so that this one cannot be kept");
            }
            published = unit.state;
            return result;
        } finally {
            turn.unlock();
        }
    }

    private <T> T run(Unit unit, Supplier<T> work) {
        running.set(unit);
        try {
            return work.get();
        } finally {
            running.remove();
        }
    }

    private static Unit writing(Unit unit) {
        if (!unit.writes) {
            throw new IllegalStateException("a unit of work that only reads cannot be joined by one that writes");
        }
        return unit;
    }

    private static final class Unit {

        private final State state;
        private final boolean writes;
        private boolean halfDone;

        Unit(State state, boolean writes) {
            this.state = state;
            this.writes = writes;
        }

        /** Runs a unit inside this one. What fails in it may have done half of its work, and undoes all. */
        <T> T join(Supplier<T> work) {
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                halfDone |= !done;
            }
        }
    }
}
