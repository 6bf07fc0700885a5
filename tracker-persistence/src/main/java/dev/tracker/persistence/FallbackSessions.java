package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.util.function.BooleanSupplier;
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
    private final BooleanSupplier readsWait;
    private final BooleanSupplier writesWait;
    private final Runnable written;

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in calls of two stores at once.
    private final ThreadLocal<@Nullable Serving> running = new ThreadLocal<>();

    /** What serves the call that runs on a thread. */
    private record Serving(RecordSessions sessions, boolean isDatabase, boolean isWhole) {}

    /**
     * @param readsWait whether reads go elsewhere, although the database may be alive
     * @param writesWait whether writes do
     * @param written told of each write that the database kept, before the call ends
     */
    FallbackSessions(
            MainDatabase database,
            ReadSources sources,
            OfflineWrites offline,
            BooleanSupplier readsWait,
            BooleanSupplier writesWait,
            Runnable written) {
        this.database = database;
        this.sources = sources;
        this.offline = offline;
        this.readsWait = readsWait;
        this.writesWait = writesWait;
        this.written = written;
    }

    @Override
    public Dialect dialect() {
        Serving serving = running.get();
        if (serving == null) {
            throw new IllegalStateException("which dialect serves is known within a call only");
        }
        return serving.sessions().dialect();
    }

    @Override
    public boolean isDatabase() {
        Serving serving = running.get();
        return serving != null && serving.isDatabase();
    }

    @Override
    public boolean isWhole() {
        Serving serving = running.get();
        return serving != null && serving.isWhole();
    }

    @Override
    public <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work) {
        Serving serving = running.get();
        return serving == null
                ? served(sessions -> sessions.<M, R>with(mapper, work))
                : serving.sessions().with(mapper, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        Serving serving = running.get();
        return serving == null
                ? served(sessions -> sessions.read(work))
                : serving.sessions().read(work);
    }

    private <T extends @Nullable Object> T served(Function<RecordSessions, T> call) {
        if (!readsWait.getAsBoolean()) {
            try {
                return database.call(sessions -> on(new Serving(sessions, true, true), () -> call.apply(sessions)));
            } catch (DatabaseException e) {
                if (!database.isGivenUpFor(e)) {
                    throw e;
                }
            }
        }
        return sources.read(source ->
                on(new Serving(source.sessions(), false, source.isWhole()), () -> call.apply(source.sessions())));
    }

    @Override
    public <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work) {
        Serving serving = running.get();
        if (serving != null) {
            return serving.sessions().write(scope, work);
        }
        if (writesWait.getAsBoolean()) {
            try {
                return offline(scope, work, offline::isWaiting);
            } catch (NothingWaits e) {
                SqlErrors.log().log(System.Logger.Level.DEBUG, "A write goes to the database after all", e);
            }
        }
        T result;
        try {
            result =
                    database.call(sessions -> on(new Serving(sessions, true, true), () -> sessions.write(scope, work)));
        } catch (DatabaseException e) {
            if (!database.isGivenUpFor(e)) {
                throw e;
            }
            return offline(scope, work, () -> true);
        }
        written.run();
        return result;
    }

    /** @param due asked when nobody else can change the mirror any more: whether the write still belongs there */
    private <T extends @Nullable Object> T offline(WriteScope scope, Supplier<T> work, BooleanSupplier due) {
        return offline.<T>write((record, answered) -> on(
                new Serving(record, false, true),
                () -> record.write(scope, () -> {
                    if (!due.getAsBoolean()) {
                        throw new NothingWaits();
                    }
                    T answer = work.get();
                    answered.accept(answer);
                    return answer;
                })));
    }

    private <T extends @Nullable Object> T on(Serving serving, Supplier<T> call) {
        running.set(serving);
        try {
            return call.get();
        } finally {
            running.remove();
        }
    }

    /**
     * What a write was to join had been brought to the database before the write had its turn. Were it to open the
     * journal anew, those after it would join it, and a project with many writers would never come back.
     */
    private static final class NothingWaits extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingWaits() {
            super("nothing waits for the database any more", null, false, false);
        }
    }
}
