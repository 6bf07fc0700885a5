package dev.tracker.persistence;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import java.util.function.Supplier;

/** Transactions of the database, one a thread, which the repositories' statements take part in. */
final class MyBatisUnitOfWork implements UnitOfWork {

    private final RecordSessions sessions;

    MyBatisUnitOfWork(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public <T> T write(WriteScope scope, Supplier<T> work) {
        return sessions.write(scope, work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return sessions.read(work);
    }
}
