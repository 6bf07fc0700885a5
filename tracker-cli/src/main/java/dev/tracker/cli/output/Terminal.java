package dev.tracker.cli.output;

import java.time.ZoneId;

/**
 * What people's output has to fit.
 *
 * @param width columns; {@link #UNLIMITED} where lines may be as long as they like
 * @param zone the zone in which times are shown
 * @param watched whether a person reads it as it appears, and not a program or a file
 */
public record Terminal(int width, boolean colour, ZoneId zone, boolean watched) {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** One that a person watches. */
    public Terminal(int width, boolean colour, ZoneId zone) {
        this(width, colour, zone, true);
    }
}
