package dev.tracker.core.statusfile;

/**
 * A block of people's own text, which survives regeneration.
 *
 * @param place where it stands
 * @param text what is between the marks, as written, without the last line feed; empty: nothing is
 */
public record Note(Place place, String text) {

    /** Where a note stands in the file. */
    public enum Place {
        /** Before the first section. */
        TOP,
        /** In or after the section of this name. */
        VENDORS,
        WORK_ITEMS,
        DEPLOYMENTS,
        ENHANCEMENTS,
        /** After everything else. */
        END
    }

    /** A note at the end of the file. */
    public static Note atEnd(String text) {
        return new Note(Place.END, text);
    }
}
