package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** A unit of work under way; of one thread. */
final class Unit {

    private final Connection connection;
    private final SqlSession session;
    private @Nullable WriteScope scope;
    private boolean halfDone;

    Unit(Connection connection, SqlSession session, @Nullable WriteScope scope) {
        this.connection = connection;
        this.session = session;
        this.scope = scope;
    }

    Connection connection() {
        return connection;
    }

    SqlSession session() {
        return session;
    }

    boolean writes() {
        return scope != null;
    }

    WriteScope scope() {
        return scope == null ? WriteScope.ROWS : scope;
    }

    void widened(WriteScope wider) {
        scope = wider;
    }

    /** Runs a unit inside this one. What fails in it may have done half of its work, and undoes all. */
    <T extends @Nullable Object> T join(Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            halfDone |= !done;
        }
    }

    void refuseIfHalfDone() {
        if (halfDone && writes()) {
            throw new IllegalStateException("a unit of work inside this one failed, so that this one cannot be kept");
        }
    }
}
