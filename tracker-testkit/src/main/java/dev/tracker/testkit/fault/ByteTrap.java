package dev.tracker.testkit.fault;

import java.util.OptionalInt;

/** Cuts after so many bytes in one direction, counted over all connections. */
final class ByteTrap implements Trap {

    private final Direction direction;
    private long left;
    private boolean sprung;

    ByteTrap(Direction direction, long bytes) {
        this.direction = direction;
        this.left = bytes;
    }

    @Override
    public synchronized OptionalInt cutIn(Portion portion) {
        if (sprung || portion.direction() != direction) {
            return OptionalInt.empty();
        }
        if (portion.length() < left) {
            left -= portion.length();
            return OptionalInt.empty();
        }
        sprung = true;
        return OptionalInt.of((int) left);
    }
}
