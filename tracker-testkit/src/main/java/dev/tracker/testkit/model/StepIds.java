package dev.tracker.testkit.model;

import dev.tracker.core.entity.IdSource;
import java.util.Random;
import java.util.UUID;

/** Ids that follow from the step in which they are made, so that a step makes the same ones in a shorter trace. */
final class StepIds implements IdSource {

    private final long seed;
    private Random random = new Random(0);

    StepIds(long seed) {
        this.seed = seed;
    }

    void beginStep(int step) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + step);
        random.nextLong();
    }

    @Override
    public UUID next() {
        return next(random);
    }

    /** An id of version 7 in form; its time is as random as the rest, so that no order follows from it. */
    static UUID next(Random random) {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x7000;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
