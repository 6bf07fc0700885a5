package dev.tracker.core.entity;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, a counter of 12 bits
 * that keeps ids of one millisecond in order, and 62 random bits.
 */
public final class TimeOrderedIds implements IdSource {

    private static final int COUNTER_LIMIT = 0x1000;

    /** Random bits are drawn for so many ids at a time: asking for them costs more than they do. */
    private static final int DRAWN = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer bits = ByteBuffer.allocate(DRAWN * Long.BYTES).limit(0);
    private long lastMillis = Long.MIN_VALUE;
    private int counter;

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized UUID next() {
        long millis = Math.max(clock.millis(), lastMillis);
        if (millis > lastMillis) {
            counter = random.nextInt(COUNTER_LIMIT / 2);
        } else if (++counter == COUNTER_LIMIT) {
            millis++;
            counter = 0;
        }
        lastMillis = millis;
        long high = (millis << 16) | 0x7000 | counter;
        long low = (randomBits() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private long randomBits() {
        if (!bits.hasRemaining()) {
            random.nextBytes(bits.array());
            bits.clear();
        }
        return bits.getLong();
    }
}
