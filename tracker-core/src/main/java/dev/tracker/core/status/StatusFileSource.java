package dev.tracker.core.status;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import java.util.List;

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
}
