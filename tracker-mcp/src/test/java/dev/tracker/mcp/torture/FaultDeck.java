package dev.tracker.mcp.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The order in which faults of one scope come, and how often each came about. Safe for several threads. */
final class FaultDeck {

    private final List<FaultKind> kinds;
    private final Random random;
    private final List<FaultKind> waiting = new ArrayList<>();
    private final Map<FaultKind, Integer> count = new EnumMap<>(FaultKind.class);

    FaultDeck(List<FaultKind> kinds, Random random) {
        this.kinds = kinds;
        this.random = random;
    }

    /** The next fault: each kind once in an order of chance, and again. */
    synchronized FaultKind next() {
        if (waiting.isEmpty()) {
            waiting.addAll(kinds);
            Collections.shuffle(waiting, random);
        }
        return waiting.remove(waiting.size() - 1);
    }

    synchronized void came(FaultKind kind) {
        count.merge(kind, 1, Integer::sum);
    }

    synchronized boolean isThrough() {
        return missing().isEmpty();
    }

    /** The kinds that never came about. */
    synchronized Set<FaultKind> missing() {
        Set<FaultKind> missing = EnumSet.noneOf(FaultKind.class);
        missing.addAll(kinds);
        missing.removeAll(count.keySet());
        return missing;
    }

    synchronized Map<FaultKind, Integer> count() {
        return new EnumMap<>(count.isEmpty() ? new EnumMap<>(FaultKind.class) : count);
    }
}
