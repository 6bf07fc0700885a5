package dev.tracker.core.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was read back of the entries of one kind. */
final class Found<S, E> {

    private final Map<SourceEntry<S, E>, E> stored = new LinkedHashMap<>();
    private final Map<SourceEntry<S, E>, List<String>> differing = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private final List<MigrationWarning> warnings = new ArrayList<>();
    private final Set<SourceEntry<S, E>> failed = new HashSet<>();

    Found(List<String> stray) {
        absent.addAll(stray);
    }

    void broken(SourceEntry<S, E> entry, String name) {
        absent.add("line " + entry.line() + ", " + name + ": " + String.join("; ", entry.faults()));
        failed.add(entry);
    }

    void lost(SourceEntry<S, E> entry, String name) {
        absent.add("line " + entry.line() + ", " + name + ": is not in the record");
        failed.add(entry);
        warnings.add(new MigrationWarning(
                MigrationWarning.MISSING, "'" + name + "' did not arrive in the record.", entry.line()));
    }

    void compared(SourceEntry<S, E> entry, String name, E entity, List<String> differences) {
        stored.put(entry, entity);
        if (!differences.isEmpty()) {
            String what = String.join("; ", differences);
            otherwise.add("line " + entry.line() + ", " + name + ": " + what);
            differing.put(entry, differences);
            failed.add(entry);
            warnings.add(new MigrationWarning(
                    MigrationWarning.DIFFERS,
                    "The record has '" + name + "' otherwise than the file: " + what + ".",
                    entry.line()));
        }
    }

    /** The entity that each entry is. */
    Map<SourceEntry<S, E>, E> stored() {
        return stored;
    }

    /** The fields in which entries that are there differ. */
    Map<SourceEntry<S, E>, List<String>> differing() {
        return differing;
    }

    /** Those that are not there, in words. */
    List<String> absent() {
        return absent;
    }

    /** Those that are there and differ, in words. */
    List<String> otherwise() {
        return otherwise;
    }

    List<MigrationWarning> warnings() {
        return warnings;
    }

    /** The entries that are not in the record as the file has them. */
    Set<SourceEntry<S, E>> failed() {
        return failed;
    }

    boolean isComplete() {
        return absent.isEmpty() && otherwise.isEmpty();
    }

    /** A check that every entry is there, and as the file has it. */
    Reconciliation.Check check(int source) {
        List<String> missing = new ArrayList<>(absent);
        missing.addAll(otherwise);
        return new Reconciliation.Check(source, stored.size() - differing.size(), isComplete(), missing);
    }

    /** A check that every entry is there, however it is. */
    Reconciliation.Check checkPresence(int source) {
        return new Reconciliation.Check(source, stored.size(), absent.isEmpty(), absent);
    }
}
