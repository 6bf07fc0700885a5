package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access to a database that is reached when it is needed, and may be opened anew between two calls. */
record LazySessions(Supplier<Sessions> database, boolean isDatabase) implements RecordSessions {

    @Override
    public Dialect dialect() {
        return database.get().dialect();
    }

    @Override
    public <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work) {
        return database.get().with(mapper, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        return database.get().read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work) {
        return database.get().write(scope, work);
    }
}
