package dev.tracker.core.migration;

import dev.tracker.core.statusfile.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of a file on its way into the record. */
final class SourceEntry<S, E> {

    final Entry<S> entry;
    private final List<String> faults = new ArrayList<>();

    /** What the record has of it, or will have; null where it has not and cannot. */
    @Nullable
    E entity;

    SourceEntry(Entry<S> entry) {
        this.entry = entry;
    }

    S stated() {
        return entry.stated();
    }

    int line() {
        return entry.line();
    }

    /** Adds a rule of the domain that it breaks; the rest of a sentence. */
    void fault(String rule) {
        faults.add(rule);
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    List<String> faults() {
        return faults;
    }
}
