package dev.tracker.testkit.model;

import dev.tracker.testkit.assertion.RecordAgreement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the same random calls, valid and invalid, of the model in memory and of other implementations, and compares
 * what they come to, step by step: answers and their order, errors with their details, the change log, and in the end
 * the whole record, exported and imported into a new one.
 */
public final class ModelRun {

    private final long seed;
    private final Map<String, Supplier<? extends ModelSubject>> subjects;

    private ModelRun(long seed, Map<String, Supplier<? extends ModelSubject>> subjects) {
        this.seed = seed;
        this.subjects = new LinkedHashMap<>(subjects);
    }

    /**
     * Compares implementations with the model over a number of calls that follow from the seed.
     *
     * @param subjects at least one; each makes an implementation with a new record whenever it is asked
     * @throws AssertionError where one differs from the model; it names the seed, and a trace as short as was found
     *     in half a minute that shows the difference
     */
    public static void compare(long seed, int calls, Map<String, Supplier<? extends ModelSubject>> subjects) {
        new ModelRun(seed, subjects).compare(calls);
    }

    private void compare(int calls) {
        List<Step> steps = new ArrayList<>();
        Optional<String> difference;
        try (Participants participants = new Participants(seed, subjects)) {
            Operations operations = new Operations(seed, participants.model());
            difference = Optional.empty();
            while (difference.isEmpty() && steps.size() < calls) {
                Step step = operations.next(steps.size());
                steps.add(step);
                difference = participants.take(step, operations::learn);
            }
            if (difference.isEmpty()) {
                Step last = operations.move(steps.size());
                steps.add(last);
                difference = participants.take(last, operations::learn);
            }
            if (difference.isEmpty()) {
                difference = disagreement(participants);
            }
        }
        if (difference.isPresent()) {
            throw new AssertionError(report(steps, difference.get()));
        }
    }

    /** A record must be what its own log says. */
    private static Optional<String> disagreement(Participants participants) {
        for (Participant participant : participants.all()) {
            List<String> differences = RecordAgreement.differences(participant.tracker());
            if (!differences.isEmpty()) {
                return Optional.of(participant.name() + " disagrees with its own log: " + differences);
            }
        }
        return Optional.empty();
    }

    private String report(List<Step> steps, String difference) {
        List<Step> rest = steps.subList(1, steps.size());
        List<Step> shortest = begun(
                steps,
                Shortening.of(rest, trace -> replayed(begun(steps, trace)).isPresent()));
        StringBuilder report = new StringBuilder(
                        String.format(Locale.ROOT, "Seed %d, step %d: ", seed, steps.size() - 1))
                .append(difference)
                .append(String.format(Locale.ROOT, "\n%d of %d steps lead to this: ", shortest.size(), steps.size()))
                .append(replayed(shortest).orElse("no difference, when they are made again"));
        shortest.forEach(step -> report.append("\n  ").append(step));
        return report.toString();
    }

    /** A trace with the first step, without which records are not alike. */
    private static List<Step> begun(List<Step> steps, List<Step> trace) {
        List<Step> whole = new ArrayList<>(steps.subList(0, 1));
        whole.addAll(trace);
        return whole;
    }

    /** In what a trace ends when its steps are made again. */
    private Optional<String> replayed(List<Step> steps) {
        try (Participants participants = new Participants(seed, subjects)) {
            for (Step step : steps) {
                Optional<String> difference = participants.take(step, answer -> {});
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return disagreement(participants);
        }
    }
}
