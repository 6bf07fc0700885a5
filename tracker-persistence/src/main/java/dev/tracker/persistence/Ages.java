package dev.tracker.persistence;

import java.time.Duration;

/** How old data is, in words. */
final class Ages {

    private Ages() {}

    static String inWords(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 1) {
            return "less than a minute";
        }
        if (minutes < 120) {
            return minutes == 1 ? "1 minute" : minutes + " minutes";
        }
        return minutes < 2_880 ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
