package dev.tracker.mcp.answer;

import dev.tracker.persistence.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as compact JSON of at most {@value #MAX_LENGTH} characters. Safe for several threads. */
public final class AnswerText {

    /** Longer answers are put aside by clients, so that a model never sees them. */
    public static final int MAX_LENGTH = 40_000;

    /** What remains for the answer beside the sentences that say that it was cut. */
    private static final int BUDGET = MAX_LENGTH - 1_500;

    private static final int NAMED_PLACES = 10;

    private AnswerText() {}

    /** The answer's text; of one that is too long, as much as fits, and how to get the rest. */
    public static String of(Answer answer) {
        String text = Json.write(CleanTree.of(answer.tree()));
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        return answer.less() == null ? cut(answer.tree()) : less(answer.less(), text.length());
    }

    private static String less(Answer.Less less, int length) {
        int count = less.count();
        int size = length;
        int before = Integer.MAX_VALUE;
        Map<String, ?> tree = Map.of();
        while (size > BUDGET && count > 1) {
            int inProportion = (int) ((long) count * BUDGET / size);
            // Where fewer made no difference, there are not as many: then in larger steps.
            count = Math.max(1, Math.min(count - 1, size < before ? inProportion : count / 2));
            before = size;
            tree = less.ask().apply(count);
            size = Json.write(CleanTree.of(tree)).length();
        }
        if (size > BUDGET) {
            return cut(tree.isEmpty() ? less.ask().apply(1) : tree);
        }
        String advice = String.format(
                Locale.ROOT,
                "This is less than was asked for, at most %d entries, because all of it would pass %,d characters. ",
                count,
                MAX_LENGTH);
        return Json.write(warned(CleanTree.of(tree), advice + less.advice()));
    }

    private static String cut(Map<String, ?> tree) {
        Shortened shortened = Shortened.toFit(
                CleanTree.of(tree), MAX_LENGTH, part -> Json.write(part).length() <= BUDGET);
        List<String> places = shortened.cut().stream().limit(NAMED_PLACES).toList();
        String advice = String.format(
                Locale.ROOT,
                "This would pass %,d characters, so these were cut: %s. The record keeps them whole; what ends in '…' or"
                        + " lacks entries here must not be written back.",
                MAX_LENGTH,
                String.join(", ", places));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>(shortened.tree());
        answer.put("truncated", true);
        return Json.write(warned(answer, advice));
    }

    private static Map<String, @Nullable Object> warned(Map<String, @Nullable Object> tree, String message) {
        Map<String, String> warning = new LinkedHashMap<>();
        warning.put("code", "truncated");
        warning.put("message", message);
        List<@Nullable Object> warnings = new ArrayList<>();
        if (tree.get("warnings") instanceof List<?> others) {
            warnings.addAll(others);
        }
        warnings.add(warning);
        tree.put("warnings", warnings);
        return tree;
    }
}
