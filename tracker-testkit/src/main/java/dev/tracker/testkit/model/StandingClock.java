package dev.tracker.testkit.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. */
final class StandingClock extends Clock {

    /** Where every run begins. */
    static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private volatile Instant now = START;

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a record's times are UTC");
    }
}
