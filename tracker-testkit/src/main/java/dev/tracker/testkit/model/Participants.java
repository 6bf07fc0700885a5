package dev.tracker.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The model, which comes first, and who is compared with it. */
final class Participants implements AutoCloseable {

    private static final String MODEL = "the model";
    private static final int SHOWN_AROUND = 150;

    private final List<Participant> all = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Participants(long seed, Map<String, Supplier<? extends ModelSubject>> subjects) {
        subjects.forEach((name, subject) -> all.add(new Participant(name, subject, seed)));
        ModelSubject lender = all.get(0).subject();
        all.add(0, new Participant(MODEL, () -> InMemorySubject.reading(lender), seed));
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
            return Optional.of(String.format(Locale.ROOT, "%s%n%s fails: %s", step, model().name(), expected.text()));
        }
        modelAnswer.accept(expected);
        List<Participant> others = all.subList(1, all.size());
        List<Answer> answers = atOnce(others.stream()
                .<Callable<Answer>>map(other -> () -> other.take(step))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).text().equals(expected.text())) {
                return Optional.of(difference(
                        step,
                        expected.text(),
                        others.get(i).name(),
                        answers.get(i).text()));
            }
        }
        return Optional.empty();
    }

    /** Each has a database of its own to wait for. */
    private List<Answer> atOnce(List<Callable<Answer>> calls) {
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed by more than an exception", e.getCause());
        }
    }

    private String difference(Step step, String expected, String name, String actual) {
        int start = 0;
        while (start < Math.min(expected.length(), actual.length()) && expected.charAt(start) == actual.charAt(start)) {
            start++;
        }
        return String.format(
                Locale.ROOT,
                "%s%n%s says: %s%n%s says: %s",
                step,
                model().name(),
                around(expected, start),
                name,
                around(actual, start));
    }

    private static String around(String text, int place) {
        int start = Math.max(0, place - SHOWN_AROUND);
        int end = Math.min(text.length(), place + 4 * SHOWN_AROUND);
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    @Override
    public void close() {
        threads.shutdown();
        all.forEach(Participant::close);
    }
}
