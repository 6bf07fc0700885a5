package dev.tracker.persistence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on by a microsecond whenever it is read, so that no two writes are of one time. */
final class TickingClock extends Clock {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong ticks = new AtomicLong();

    @Override
    public Instant instant() {
        return START.plus(ticks.incrementAndGet(), ChronoUnit.MICROS);
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
