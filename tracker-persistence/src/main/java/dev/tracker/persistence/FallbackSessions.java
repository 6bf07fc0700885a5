package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Access to the record of a project whose database may be away: each call goes to the database as long
 * as that lives, and else, from its beginning, to the best source that can serve. A call never mixes
 * two. Safe for several threads.
 */
final class FallbackSessions implements RecordSessions {

    private final MainDatabase database;
    private final ReadSources sources;
    private final OfflineWrites offline;
    private final Runnable written;

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in calls of two stores at once.
    private final ThreadLocal<@Nullable RecordSessions> running = new ThreadLocal<>();

    /** @param written told of each write that the database kept, before the call ends */
    FallbackSessions(
            MainDatabase database, ReadSources sources, OfflineWrites offline, Runnable written) {
        this.database = database;
        this.sources = sources;
        this.offline = offline;
        this.written = written;
    }

    @Override
    public Dialect dialect() {
        RecordSessions serving = running.get();
        if (serving == null) {
            throw new IllegalStateException("which dialect serves is known within a call only");
        }
        return serving.dialect();
    }

    /** Whether the call that runs on this thread is served by something else than the database. */
    boolean isElsewhere() {
        RecordSessions serving = running.get();
        return serving != null && serving.dialect() != Dialect.POSTGRESQL;
    }

    @Override
    public <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work) {
        RecordSessions serving = running.get();
        return serving == null ? served(sessions -> sessions.<M, R>with(mapper, work)) : serving.with(mapper, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        RecordSessions serving = running.get();
        return serving == null ? served(sessions -> sessions.read(work)) : serving.read(work);
    }

    private <T extends @Nullable Object> T served(Function<RecordSessions, T> call) {
        if (!offline.isWaiting()) {
            try {
                return database.call(sessions -> on(sessions, () -> call.apply(sessions)));
            } catch (DatabaseException e) {
                if (!database.isGivenUpFor(e)) {
                    throw e;
                }
            }
        }
        return sources.read(sessions -> on(sessions, () -> call.apply(sessions)));
    }

    @Override
    public <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work) {
        RecordSessions serving = running.get();
        if (serving != null) {
            return serving.write(scope, work);
        }
        if (offline.isWaiting()) {
            return offline(scope, work);
        }
        T result;
        try {
            result = database.call(sessions -> on(sessions, () -> sessions.write(scope, work)));
        } catch (DatabaseException e) {
            if (!database.isGivenUpFor(e)) {
                throw e;
            }
            return offline(scope, work);
        }
        written.run();
        return result;
    }

    private <T extends @Nullable Object> T offline(WriteScope scope, Supplier<T> work) {
        return offline.<T>write((record, answered) -> on(
                record,
                () -> record.write(scope, () -> {
                    T answer = work.get();
                    answered.accept(answer);
                    return answer;
                })));
    }

    private <T extends @Nullable Object> T on(RecordSessions sessions, Supplier<T> call) {
        running.set(sessions);
        try {
            return call.get();
        } finally {
            running.remove();
        }
    }
}
