package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The file of a record that a command has found usable, without anything that serves in its place. */
record DirectDatabase(EmbeddedDatabase file, boolean hasJournal) implements MainDatabase {

    @Override
    public <T extends @Nullable Object> T call(Function<Sessions, T> call) {
        return call.apply(file.sessions());
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Sessions, T> call) {
        return call.apply(file.forWriting());
    }

    @Override
    public boolean isGivenUpFor(DatabaseException refusal) {
        return false;
    }

    @Override
    public boolean isGivenUpForWriting(DatabaseException refusal) {
        boolean isGone = RecordFileException.kindOf(refusal) == RecordFileException.Kind.GONE;
        return hasJournal && (isGone || Away.isOfWritesOnly(refusal));
    }

    @Override
    public boolean isServing() {
        return true;
    }

    @Override
    public String reason() {
        return "The record's file is used alone.";
    }

    @Override
    public void close() {
        file.close();
    }
}
