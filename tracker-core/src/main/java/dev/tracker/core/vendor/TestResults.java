package dev.tracker.core.vendor;

import dev.tracker.core.validation.Require;

/** How an extractor's tests went: each from 0, passing and skipped together at most total. */
public record TestResults(int passing, int total, int skipped) {

    public static final TestResults NONE = new TestResults(0, 0, 0);

    public TestResults {
        Require.that(passing >= 0 && total >= 0 && skipped >= 0, "test_results");
        Require.that((long) passing + skipped <= total, "test_results");
    }

    /** Such as {@code 42/45, 2 skipped}. */
    public String inWords() {
        String counts = passing + "/" + total;
        return skipped == 0 ? counts : counts + ", " + skipped + " skipped";
    }
}
