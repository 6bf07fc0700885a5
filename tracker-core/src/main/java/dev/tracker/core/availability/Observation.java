package dev.tracker.core.availability;

import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.TrackerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about one call beside its answer: where the answer came from, and warnings.
 * An adapter begins one around a call; whatever serves the call notes in the current one; services
 * know nothing of it. Of one thread.
 */
public final class Observation implements AutoCloseable {

    private static final ThreadLocal<@Nullable Observation> CURRENT = new ThreadLocal<>();

    private final @Nullable Observation outer;
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private @Nullable Source source;
    private @Nullable Duration age;
    private boolean wroteToCache;
    private boolean wroteToMarkdown;

    private Observation(@Nullable Observation outer) {
        this.outer = outer;
    }

    /** Begins to observe what this thread does, until {@link #close}. */
    public static Observation begin() {
        Observation begun = new Observation(CURRENT.get());
        CURRENT.set(begun);
        return begun;
    }

    /** The observation of the call that runs on this thread; where nobody observes, one that nobody reads. */
    public static Observation current() {
        Observation current = CURRENT.get();
        return current == null ? new Observation(null) : current;
    }

    /** Whether somebody reads what the running call of this thread notes. */
    public static boolean isObserved() {
        return CURRENT.get() != null;
    }

    /**
     * Notes that the answer, or a part of it, is not the database's.
     *
     * @param dataAge how old the data is; null where that is not known
     */
    public void servedBy(Source from, @Nullable Duration dataAge) {
        if (source == null || from.compareTo(source) > 0) {
            source = from;
            age = dataAge;
        }
    }

    /** Notes a warning, once however often it is given. */
    public void warn(String code, String message) {
        warnings.add(new Warning(code, message));
    }

    /** Notes that a change was kept beside the mirror, for the database's return. */
    public void wroteToCache() {
        wroteToCache = true;
    }

    /** Notes that a change was kept in the status file, for the database's return. */
    public void wroteToMarkdown() {
        wroteToMarkdown = true;
    }

    /** Where the answer came from; null: the database. */
    public @Nullable Source source() {
        return source;
    }

    /** Whether what answered holds a part of the record only, and knows no ids. */
    public boolean isPartial() {
        Source from = source;
        return from != null && from.isPartial();
    }

    /** The part of a tree that such a source can say. */
    public Map<String, @Nullable Object> stated(Map<String, ?> tree) {
        return StatedFields.of(tree);
    }

    /** The warnings, in the order in which they were given; that nothing could answer comes first. */
    public List<Warning> warnings() {
        List<Warning> inOrder = new ArrayList<>();
        warnings.stream().filter(Warning::isNoSource).forEach(inOrder::add);
        warnings.stream().filter(warning -> !warning.isNoSource()).forEach(inOrder::add);
        return List.copyOf(inOrder);
    }

    /** Takes over what was noted in an observation within this one, which has ended. */
    public void join(Observation inner) {
        if (inner.source != null) {
            servedBy(inner.source, inner.age);
        }
        warnings.addAll(inner.warnings);
        wroteToCache |= inner.wroteToCache;
        wroteToMarkdown |= inner.wroteToMarkdown;
    }

    /**
     * Explains a refusal where something else than the database stands behind it.
     *
     * @return the refusal as it is to be told
     */
    public TrackerException refused(TrackerException refusal) {
        if (!(refusal instanceof NotFoundException missing)) {
            return refusal;
        }
        Source from = source;
        if (from == null) {
            return warnings.stream().anyMatch(Warning::isNoSource)
                    ? missing.unconfirmed("could not be looked for, because nothing could answer")
                    : refusal;
        }
        if (from.isPartial()) {
            warn(
                    Warning.NOT_IN_SOURCE,
                    "The answer comes from a status file (%s), which holds only a part of the record: this may exist all the same. Ask again when the database is back."
                            .formatted(from.code()));
        }
        return missing.unconfirmed("is not in the " + (from.isPartial() ? "status file" : "mirror") + " (" + from.code()
                + "), which answers while the database does not");
    }

    /**
     * The tree with all this added, {@code warnings} behind those that it has; the same tree where there is nothing to
     * say. That nothing could answer stands before everything else.
     */
    public Map<String, @Nullable Object> addTo(Map<String, ?> tree) {
        List<Warning> own = warnings();
        boolean leads = !own.isEmpty() && own.get(0).isNoSource();
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        if (leads) {
            whole.put("warnings", List.of());
        }
        whole.putAll(isPartial() && !tree.containsKey("error") ? stated(tree) : tree);
        if (source != null) {
            whole.put("data_source", source.code());
        }
        if (source != null && age != null) {
            whole.put("cache_age_minutes", age.toMinutes());
        }
        if (wroteToCache || wroteToMarkdown) {
            whole.put("wrote_to_cache", wroteToCache);
            whole.put("wrote_to_markdown", wroteToMarkdown);
        }
        if (!own.isEmpty()) {
            List<Object> all = new ArrayList<>();
            own.forEach(warning -> all.add(warning.toTree()));
            if (whole.get("warnings") instanceof List<?> others) {
                all.addAll(leads ? all.size() : 0, others);
            }
            whole.put("warnings", all);
        }
        return whole;
    }

    /** Ends the observation; what was noted can still be read. */
    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
