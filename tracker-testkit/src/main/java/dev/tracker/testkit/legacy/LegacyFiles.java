package dev.tracker.testkit.legacy;

import java.util.Random;

/** Makes status files as people keep them by hand. The same seed gives the same file. */
public final class LegacyFiles {

    private LegacyFiles() {}

    /** A well-formed file of a few entries of each kind. */
    public static LegacyFile wellFormed(LegacyForm form, long seed) {
        Random random = new Random(seed);
        return ofSize(
                form,
                seed,
                1 + random.nextInt(6),
                1 + random.nextInt(5),
                1 + random.nextInt(12),
                1 + random.nextInt(4));
    }

    /** A well-formed file of so many entries, and a tenth as many enhancements as items, at least one. */
    public static LegacyFile ofSize(LegacyForm form, long seed, int vendors, int deployments, int items, int prompts) {
        return new LegacyWriter(form, seed, null).write(vendors, deployments, items, prompts);
    }

    /** A file with one thing wrong, and otherwise well-formed. */
    public static LegacyFile broken(Breakage breakage, LegacyForm form, long seed) {
        Random random = new Random(seed);
        return new LegacyWriter(form, seed, breakage)
                .write(2 + random.nextInt(6), 1 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(4));
    }
}
