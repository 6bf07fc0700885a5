package dev.tracker.testkit.model;

import dev.tracker.core.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws values that are mostly valid, and now and then are not. */
final class Draw {

    private static final List<String> WORDS = List.of(
            "login",
            "Login",
            "LOGIN",
            "parser",
            "Straße",
            "STRASSE",
            "café",
            "cafe",
            "CAFÉ",
            "ﬁle",
            "file",
            "世界",
            "한국어",
            "v2",
            "2026",
            "3.5",
            "x",
            "données",
            "Ωmega",
            "ὀδός",
            "naïve",
            "🌍",
            "\uffee",
            "re-use",
            "a_b",
            "100%",
            "it's",
            "\"quoted\"",
            "back\\slash",
            "null",
            "true",
            "<b>",
            "../etc",
            "İstanbul",
            "ǆ");

    private static final List<String> ODD_TEXTS = List.of(
            "",
            "   ",
            "nul\u0000here",
            "\ud800",
            "\udc00x",
            "x".repeat(201),
            "é".repeat(10_001),
            "\u200b",
            "\n\t",
            "'; --");

    private final Random random;

    Draw(Random random) {
        this.random = random;
    }

    Random random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    boolean chance(int part, int whole) {
        return random.nextInt(whole) < part;
    }

    /** From 0, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** The value at this percentage, else null. */
    <T> @Nullable T maybe(int percent, Supplier<T> value) {
        return chance(percent) ? value.get() : null;
    }

    <T> List<T> listOf(int most, Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int left = below(most + 1); left > 0; left--) {
            values.add(value.get());
        }
        return values;
    }

    UUID id() {
        return StepIds.next(random);
    }

    /** A few words, or rarely what no field takes. */
    String text() {
        if (chance(4)) {
            return of(ODD_TEXTS);
        }
        List<String> words = new ArrayList<>();
        for (int left = between(1, 4); left > 0; left--) {
            words.add(of(WORDS));
        }
        return String.join(of(" ", " ", "  ", ", ", "-"), words);
    }

    /** Words as somebody types them who looks for a text. */
    String searched() {
        if (chance(5)) {
            return of(ODD_TEXTS);
        }
        String text = chance(60) ? of(WORDS) : of(WORDS) + of(" ", ", ", " AND ", "* ", ":") + of(WORDS);
        return chance(25) ? text.substring(0, 1 + below(text.length())) : text;
    }

    /** Priorities from 1 to 5, and what lies beside them. */
    int priority() {
        return chance(6) ? of(0, 6, -1, Integer.MAX_VALUE) : between(1, 5);
    }

    String label() {
        return chance(4)
                ? of("", "two words", "é", "x".repeat(51), "semi;colon")
                : of("ui", "db", "a/b", "v1.2", "UI", "_x");
    }

    String branch() {
        return chance(4) ? of("", "x".repeat(256), "nul\u0000") : of("main", "feature/ü", "fix-1", "Main", " spaced ");
    }

    String commit() {
        return chance(6)
                ? of("", "abc", "A".repeat(40), "g".repeat(40))
                : of("a", "b", "c").repeat(20) + of("0", "1").repeat(20);
    }

    String quarter() {
        return chance(8) ? of("2026-Q5", "2026", "") : of("2026-Q1", "2026-Q4", "2027-Q2");
    }

    PageRequest page() {
        return new PageRequest(
                of(1, 2, 3, 5, 10, 20, 100), chance(30) ? of(1, 2, 5, 1_000, Integer.MAX_VALUE) : 0, null);
    }
}
