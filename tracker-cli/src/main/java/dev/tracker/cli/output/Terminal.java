package dev.tracker.cli.output;

import java.time.ZoneId;

/**
 * What people's output has to fit.
 *
 * @param width columns; {@link #UNLIMITED} where lines may be as long as they like
 * @param zone the zone in which times are shown
 */
public record Terminal(int width, boolean colour, ZoneId zone) {
    public static final int UNLIMITED = Integer.MAX_VALUE;
}
