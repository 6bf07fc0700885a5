package dev.tracker.core.status;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a status file is made from, each in one statement. */
public interface StatusFileSource {

    /**
     * Refuses where what serves is not the whole record, in the database or a mirror of it: a file that were made of
     * a part would lose what others of the record's places hold.
     *
     * @throws dev.tracker.core.error.DatabaseException if it is not
     */
    void requireWhole();

    /** Every vendor, whole. */
    List<Vendor> vendors();

    /** The live items that are open, and those above them, in any order. */
    List<OpenItem> openItems();

    /** The enhancements that are not completed. */
    List<Enhancement> openEnhancements();

    /** The number of the last change of the log that the other answers of this unit of work show. */
    long lastSeq();

    /**
     * Notes that a file was written.
     *
     * @param writtenAt the time that stands in it
     * @param lastSeq the last change that it shows
     */
    void noteWritten(Instant writtenAt, long lastSeq);

    /**
     * The number of a change up to which a file is known to show all; null where nothing is known.
     *
     * @param writtenAt the time that stands in the file; of a file that was written elsewhere, what is known of an
     *     older one counts
     */
    @Nullable
    Long shownUpTo(Instant writtenAt);
}
