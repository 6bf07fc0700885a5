package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.EntryFault;
import dev.tracker.core.statusfile.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one section of a file: finds those that the record has, adds the others, and compares
 * what the record holds then.
 *
 * @param <S> what the file says of one
 * @param <E> what the record holds of one
 */
abstract class Kind<S, E> {

    private static final int AT_A_TIME = 2_000;

    /** A title in a file may have any length; so many characters tell which one is meant. */
    private static final int SHOWN_NAME = 100;

    final List<SourceEntry<S, E>> entries = new ArrayList<>();

    /** Faults of lines that belong to no entry. */
    private final List<String> stray = new ArrayList<>();

    private final List<MigrationWarning> warnings = new ArrayList<>();

    Kind(List<Entry<S>> entries, List<EntryFault> faults, Section section) {
        entries.forEach(entry -> this.entries.add(new SourceEntry<>(entry)));
        note(faults.stream()
                .filter(fault -> fault.section() == section)
                .sorted(Comparator.comparingInt(EntryFault::line))
                .toList());
    }

    /** How the entry is called, however long that may be. */
    abstract String name(S stated);

    /** How the entry is called where people read of it. */
    final String shown(SourceEntry<S, E> entry) {
        return UnicodeText.shortened(name(entry.stated()), SHOWN_NAME);
    }

    /** What an entry and an entity have in common if they may be one. */
    abstract Object key(SourceEntry<S, E> entry);

    abstract Object keyOf(E entity);

    /** Every entity of the record that has the key of an entry, read now. */
    abstract List<E> stored();

    /** Whether the two are one, their keys being equal. */
    boolean isSame(S stated, E entity) {
        return true;
    }

    /** The fields that the file says otherwise than the record, each as the rest of a sentence. */
    abstract List<String> differences(S stated, E entity);

    /** Makes and adds entities of entries that the record has not, and logs them. */
    abstract void add(List<SourceEntry<S, E>> fresh, ChangeSet changes);

    /** Looks up which of the entries the record has. */
    final void match() {
        pair().forEach((entry, match) -> entry.entity = match.entity());
    }

    /**
     * Adds what the record has not, so many at a time.
     *
     * @param reached hears how many of the entries are in the record, each time of more
     */
    final void addMissing(ChangeSet changes, LongConsumer reached) {
        List<SourceEntry<S, E>> fresh = missing();
        int there = entries.size() - fresh.size();
        for (int from = 0; from < fresh.size(); from += AT_A_TIME) {
            int to = Math.min(from + AT_A_TIME, fresh.size());
            add(fresh.subList(from, to), changes);
            if (to < fresh.size()) {
                reached.accept(there + to);
            }
        }
        if (!entries.isEmpty()) {
            reached.accept(entries.size());
        }
    }

    final List<SourceEntry<S, E>> missing() {
        return entries.stream()
                .filter(entry -> entry.isSound() && entry.entity == null)
                .toList();
    }

    /** Reads back what the record has, and says which entries are there as the file has them. */
    final Found<S, E> readBack() {
        Map<SourceEntry<S, E>, Match<E>> stored = pair();
        Found<S, E> found = new Found<>(stray);
        for (SourceEntry<S, E> entry : entries) {
            Match<E> match = stored.get(entry);
            if (!entry.isSound()) {
                found.broken(entry, shown(entry));
            } else if (match == null) {
                found.lost(entry, shown(entry));
            } else {
                found.compared(entry, shown(entry), match.entity(), match.differences());
            }
        }
        return found;
    }

    final void warn(String code, String message, int line) {
        warnings.add(new MigrationWarning(code, message, line));
    }

    final List<MigrationWarning> warnings() {
        return warnings;
    }

    /** Each entry with the entity of the record that it is; of several alike, each with one of its own. */
    private Map<SourceEntry<S, E>, Match<E>> pair() {
        Map<Object, List<E>> byKey = new HashMap<>();
        stored().forEach(entity ->
                byKey.computeIfAbsent(keyOf(entity), key -> new ArrayList<>()).add(entity));
        Map<SourceEntry<S, E>, Match<E>> pairs = new HashMap<>();
        // What is as the file has it comes first, so that no entry takes what another one is.
        pair(byKey, pairs, match -> match.differences().isEmpty());
        pair(byKey, pairs, match -> true);
        return pairs;
    }

    private void pair(Map<Object, List<E>> byKey, Map<SourceEntry<S, E>, Match<E>> pairs, Predicate<Match<E>> wanted) {
        for (SourceEntry<S, E> entry : entries) {
            List<E> alike = entry.isSound() && !pairs.containsKey(entry) ? byKey.get(key(entry)) : null;
            Match<E> match = alike == null ? null : first(entry.stated(), alike, wanted);
            if (alike != null && match != null) {
                alike.remove(match.entity());
                pairs.put(entry, match);
            }
        }
    }

    private @Nullable Match<E> first(S stated, List<E> alike, Predicate<Match<E>> wanted) {
        for (E entity : alike) {
            if (isSame(stated, entity)) {
                Match<E> match = new Match<>(entity, differences(stated, entity));
                if (wanted.test(match)) {
                    return match;
                }
            }
        }
        return null;
    }

    /** An entity that an entry is, and the fields in which the two differ. */
    private record Match<E>(E entity, List<String> differences) {}

    /** Gives each fault to the innermost entry whose lines it is in; both stand by line, so one look at each does. */
    private void note(List<EntryFault> faults) {
        Deque<SourceEntry<S, E>> open = new ArrayDeque<>();
        int next = 0;
        for (EntryFault fault : faults) {
            while (next < entries.size() && entries.get(next).entry.lines().from() <= fault.line()) {
                open.push(entries.get(next));
                next++;
            }
            while (!open.isEmpty() && open.peek().entry.lines().to() < fault.line()) {
                open.pop();
            }
            note(fault, open.peek());
        }
    }

    private void note(EntryFault fault, @Nullable SourceEntry<S, E> entry) {
        String rule = fault.field() + " " + fault.message();
        String name = UnicodeText.shortened(fault.entry(), SHOWN_NAME);
        if (entry == null) {
            stray.add("line " + fault.line() + ", " + name + ": " + rule);
        } else {
            entry.fault(rule);
        }
        warn(MigrationWarning.RULE_BROKEN, "'" + name + "' cannot be taken over: " + rule + ".", fault.line());
    }

    /** Makes an entity whose own rules have the last word. */
    final <T> @Nullable T made(SourceEntry<S, E> entry, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage());
            entry.fault(rule);
            warn(
                    MigrationWarning.RULE_BROKEN,
                    "'" + shown(entry) + "' cannot be taken over: " + rule + ".",
                    entry.line());
            return null;
        }
    }
}
