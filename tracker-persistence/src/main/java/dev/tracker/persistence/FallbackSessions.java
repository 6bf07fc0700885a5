package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.transaction.WriteScope;
import java.util.Optional;
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
    private final BooleanSupplier mirrorIsFilled;
    private final Runnable written;

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in calls of two stores at once.
    private final ThreadLocal<@Nullable Serving> running = new ThreadLocal<>();

    /** What serves the call that runs on a thread. */
    private record Serving(RecordSessions sessions, boolean isDatabase, boolean isWhole) {}

    /**
     * @param readsWait whether reads go elsewhere, although the database may be alive
     * @param writesWait whether writes do
     * @param mirrorIsFilled whether the mirror, which reads go to meanwhile, holds the record
     * @param written told of each write that the database kept, before the call ends
     */
    FallbackSessions(
            MainDatabase database,
            ReadSources sources,
            OfflineWrites offline,
            BooleanSupplier readsWait,
            BooleanSupplier writesWait,
            BooleanSupplier mirrorIsFilled,
            Runnable written) {
        this.database = database;
        this.sources = sources;
        this.offline = offline;
        this.readsWait = readsWait;
        this.writesWait = writesWait;
        this.mirrorIsFilled = mirrorIsFilled;
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
        if (readsWait.getAsBoolean()) {
            if (!database.isServing()) {
                return elsewhere(call);
            }
            Attempt<T> joined = attempt(this::joined, call);
            // A replay that ended meanwhile may have emptied what was read.
            if (readsWait.getAsBoolean() || !database.isServing()) {
                return joined.answer();
            }
        }
        try {
            return onDatabase(call);
        } catch (DatabaseException e) {
            if (isNoRecord(e)) {
                return empty(e, call);
            }
            if (isUnusable(e)) {
                return elsewhere(call, e.getMessage());
            }
            if (!database.isGivenUpFor(e)) {
                throw e;
            }
        }
        return elsewhere(call);
    }

    /** Whether the mirror is the better answer: it holds the record that the database does not serve any more. */
    private boolean isUnusable(DatabaseException e) {
        return UnusableDatabaseException.is(e) && mirrorIsFilled.getAsBoolean();
    }

    private static boolean isNoRecord(DatabaseException e) {
        return RecordFileException.kindOf(e) == RecordFileException.Kind.NONE_YET;
    }

    /** No record is a record without anything in it, which reading does not make. */
    private <T extends @Nullable Object> T empty(DatabaseException none, Function<RecordSessions, T> call) {
        Observation.current().warn(Warning.NO_RECORD, none.getMessage());
        return sources.empty(source ->
                on(new Serving(source.sessions(), true, source.isWhole()), () -> call.apply(source.sessions())));
    }

    private <T extends @Nullable Object> T onDatabase(Function<RecordSessions, T> call) {
        return database.call(sessions -> on(new Serving(sessions, true, true), () -> call.apply(sessions)));
    }

    private <T extends @Nullable Object> T elsewhere(Function<RecordSessions, T> call) {
        return sources.read(source -> on(source, call));
    }

    /** @param reason why the database does not serve, as a sentence */
    private <T extends @Nullable Object> T elsewhere(Function<RecordSessions, T> call, String reason) {
        return sources.read(source -> on(source, call), reason);
    }

    private <T extends @Nullable Object> T on(ReadSource.Offer.Serving source, Function<RecordSessions, T> call) {
        return on(new Serving(source.sessions(), false, source.isWhole()), () -> call.apply(source.sessions()));
    }

    /**
     * Reads while changes wait in the mirror for a database that answers. The mirror goes first, for it has those
     * changes, unless it was never filled. What the one does not hold is looked up in the other.
     */
    private <T extends @Nullable Object> T joined(Function<RecordSessions, T> call) {
        boolean mirrorFirst = mirrorIsFilled.getAsBoolean();
        Attempt<T> first = mirrorFirst ? attempt(this::elsewhere, call) : attempt(this::onDatabase, call);
        if (!first.isMissing()) {
            return first.answer();
        }
        Attempt<T> second = mirrorFirst ? attempt(this::onDatabase, call) : attempt(this::elsewhere, call);
        Attempt<T> database = mirrorFirst ? second : first;
        // Where both were asked and neither has it, there is none: that is the database's to say.
        return second.isMissing() && database.wasAsked() ? database.answer() : second.answer();
    }

    private <T extends @Nullable Object> Attempt<T> attempt(
            Function<Function<RecordSessions, T>, T> source, Function<RecordSessions, T> call) {
        try (Observation seen = Observation.begin()) {
            try {
                return new Attempt<>(source.apply(call), null, seen);
            } catch (NotFoundException e) {
                return new Attempt<>(null, e, seen);
            } catch (DatabaseException e) {
                if (!database.isGivenUpFor(e) && !NeedsDatabase.is(e) && !isNoRecord(e) && !isUnusable(e)) {
                    throw e;
                }
                return new Attempt<>(null, e, seen);
            }
        }
    }

    /** What one source answered, or why it did not. */
    private record Attempt<T extends @Nullable Object>(
            @Nullable T result, @Nullable TrackerException refusal, Observation seen) {

        boolean isMissing() {
            return refusal != null || result == null || result.equals(Optional.empty());
        }

        boolean wasAsked() {
            return !(refusal instanceof DatabaseException);
        }

        /** The answer, with what is to be said of it. */
        @SuppressWarnings("NullAway") // a null result is an answer where the call has such
        T answer() {
            Observation.current().join(seen);
            if (refusal != null) {
                throw refusal;
            }
            return result;
        }
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
            } catch (DatabaseException e) {
                if (!(e.getCause() instanceof NotFoundException) || !isBroughtToDatabase()) {
                    throw e;
                }
            }
        }
        T result;
        try {
            result = database.write(
                    sessions -> on(new Serving(sessions, true, true), () -> sessions.write(scope, work)));
        } catch (DatabaseException e) {
            if (!database.isGivenUpForWriting(e)) {
                throw e;
            }
            return kept(scope, work, e);
        }
        written.run();
        return result;
    }

    /** Brings what waits to a database that answers, so that a write can go there which needs what the mirror lacks. */
    private boolean isBroughtToDatabase() {
        if (!database.isServing()) {
            return false;
        }
        try {
            return database.call(offline::replay);
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "Changes could not be brought to the database", e);
            return false;
        }
    }

    /** Keeps a write for later. Where that fails too, what the record's file has is the reason that people can act on. */
    private <T extends @Nullable Object> T kept(WriteScope scope, Supplier<T> work, DatabaseException refusal) {
        String fileFault = SqlErrors.fileSentence(refusal);
        try {
            T result = offline(scope, work, () -> true);
            if (fileFault != null) {
                Observation.current().warn(Warning.DATABASE_UNAVAILABLE, fileFault);
            }
            return result;
        } catch (DatabaseException e) {
            if (fileFault == null || !Away.isOfWritesOnly(refusal)) {
                throw e;
            }
            refusal.addSuppressed(e);
            throw refusal;
        }
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
