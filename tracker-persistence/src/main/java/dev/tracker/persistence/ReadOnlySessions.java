package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access to the record of a project that is not trusted in everything: reads, with a warning, and no writes. */
final class ReadOnlySessions implements RecordSessions {

    private final RecordSessions record;
    private final Untrusted untrusted;

    ReadOnlySessions(RecordSessions record, Untrusted untrusted) {
        this.record = record;
        this.untrusted = untrusted;
    }

    @Override
    public Dialect dialect() {
        return record.dialect();
    }

    @Override
    public boolean isDatabase() {
        return record.isDatabase();
    }

    @Override
    public boolean isWhole() {
        return record.isWhole();
    }

    @Override
    public <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work) {
        untrusted.warn();
        return record.<M, R>with(mapper, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        untrusted.warn();
        return record.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work) {
        throw untrusted.refusal();
    }
}
