package dev.tracker.core.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change that would make items wait for, or contain, themselves. */
public final class CycleException extends TrackerException {

    private static final long serialVersionUID = 1L;

    private final transient List<Step> cycle;

    /** One entity on a cycle. */
    public record Step(String id, String title) {}

    /**
     * @param relation what would be circular, such as {@code dependency}
     * @param cycle the entities on it, in order; the last leads back to the first
     */
    public CycleException(String relation, List<Step> cycle) {
        this(relation, cycle, "");
    }

    private CycleException(String relation, List<Step> cycle, String reason) {
        super(
                String.format(
                        Locale.ROOT,
                        "This %s would close a cycle: %s%s. Remove one of these links first, or leave this one out.",
                        relation,
                        cycle.stream()
                                .map(Step::title)
                                .collect(Collectors.joining("' → '", "'", "' → back to the first")),
                        reason),
                null);
        this.cycle = List.copyOf(cycle);
    }

    /** A cycle that is closed by a parent, which waits for the items below it; parameters as of the constructor. */
    public static CycleException withParents(String relation, List<Step> cycle) {
        return new CycleException(relation, cycle, " (an item waits for all items below it)");
    }

    /** The entities on the cycle, in order. */
    public List<Step> cycle() {
        return cycle;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.CYCLE;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        List<Map<String, String>> steps = new ArrayList<>();
        for (Step step : cycle) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("id", step.id());
            entry.put("title", step.title());
            steps.add(entry);
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("cycle", steps);
        return details;
    }
}
