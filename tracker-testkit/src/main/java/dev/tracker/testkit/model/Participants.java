package dev.tracker.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The model, which comes first, and who is compared with it. */
final class Participants implements AutoCloseable {

    private static final int SHOWN_AROUND = 150;

    private final List<Participant> all = new ArrayList<>();

    Participants(long seed, Map<String, Supplier<? extends ModelSubject>> subjects) {
        subjects.forEach((name, subject) -> all.add(new Participant(name, subject.get(), seed)));
    }

    List<Participant> all() {
        return all;
    }

    Participant model() {
        return all.get(0);
    }

    /** Lets each make the call, and says in what they differ. */
    Optional<String> take(Step step, Consumer<Answer> modelAnswer) {
        Answer expected = model().take(step);
        if (expected.fault()) {
            return Optional.of("%s%n%s fails: %s".formatted(step, model().name(), expected.text()));
        }
        modelAnswer.accept(expected);
        for (Participant other : all.subList(1, all.size())) {
            Answer answer = other.take(step);
            if (!answer.text().equals(expected.text())) {
                return Optional.of(difference(step, expected.text(), other.name(), answer.text()));
            }
        }
        return Optional.empty();
    }

    private String difference(Step step, String expected, String name, String actual) {
        int start = 0;
        while (start < Math.min(expected.length(), actual.length()) && expected.charAt(start) == actual.charAt(start)) {
            start++;
        }
        return "%s%n%s says: %s%n%s says: %s"
                .formatted(step, model().name(), around(expected, start), name, around(actual, start));
    }

    private static String around(String text, int place) {
        int start = Math.max(0, place - SHOWN_AROUND);
        int end = Math.min(text.length(), place + 4 * SHOWN_AROUND);
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    @Override
    public void close() {
        all.forEach(Participant::close);
    }
}
