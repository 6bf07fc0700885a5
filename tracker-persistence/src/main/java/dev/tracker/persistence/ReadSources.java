package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads from the first source that can serve, and says which it was, and why it was not a better one. */
final class ReadSources {

    private final List<ReadSource> inOrder;
    private final Supplier<RecordSessions> nothing;
    private final Supplier<String> whyNotDatabase;

    /**
     * @param inOrder the best first
     * @param nothing an empty record
     * @param whyNotDatabase a sentence
     */
    ReadSources(List<ReadSource> inOrder, Supplier<RecordSessions> nothing, Supplier<String> whyNotDatabase) {
        this.inOrder = List.copyOf(inOrder);
        this.nothing = nothing;
        this.whyNotDatabase = whyNotDatabase;
    }

    <T extends @Nullable Object> T read(Function<ReadSource.Offer.Serving, T> call) {
        return read(call, whyNotDatabase.get());
    }

    /** @param reason why the database does not serve, as a sentence */
    <T extends @Nullable Object> T read(Function<ReadSource.Offer.Serving, T> call, String reason) {
        List<String> reasons = new ArrayList<>();
        for (ReadSource source : inOrder) {
            ReadSource.Offer offer = source.offer();
            if (offer instanceof ReadSource.Offer.Serving record) {
                try {
                    T result = call.apply(record);
                    observe(source, record, reason, reasons);
                    return result;
                } catch (DatabaseException e) {
                    if (NeedsDatabase.is(e)) {
                        throw e;
                    }
                    source.failed(e);
                    reasons.add(source.source().code() + ": " + e.getMessage());
                } catch (RuntimeException e) {
                    observe(source, record, reason, reasons);
                    throw e;
                }
            } else if (offer instanceof ReadSource.Offer.None none) {
                reasons.add(source.source().code() + ": " + none.reason());
            }
        }
        Observation.current()
                .warn(
                        Warning.NO_SOURCE,
                        reason + " Nothing else could answer, so that this answer is empty ("
                                + String.join("; ", reasons) + ").");
        return empty(call);
    }

    /** Reads from an empty record. */
    <T extends @Nullable Object> T empty(Function<ReadSource.Offer.Serving, T> call) {
        return call.apply(new ReadSource.Offer.Serving(nothing.get(), null, "nothing", false, false));
    }

    private static void observe(
            ReadSource source, ReadSource.Offer.Serving record, String reason, List<String> reasons) {
        Observation seen = Observation.current();
        seen.servedBy(source.source(), record.age());
        String tried = reasons.isEmpty() ? "" : " Tried before it: " + String.join("; ", reasons) + ".";
        seen.warn(
                record.isStale() ? Warning.STALE_CACHE : Warning.DATABASE_UNAVAILABLE,
                reason + " This answer comes from " + record.description() + "." + tried);
    }
}
