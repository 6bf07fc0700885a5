package dev.tracker.core.status;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import java.util.List;

/** Gathers what a status file is made from, each in one statement. */
public interface StatusFileSource {

    /** Every vendor, whole. */
    List<Vendor> vendors();

    /** The live items that are open, and those above them, in any order. */
    List<OpenItem> openItems();

    /** The enhancements that are not completed. */
    List<Enhancement> openEnhancements();
}
