package dev.tracker.core.vendor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps vendors. */
public interface VendorRepository {

    /** The vendor of this id or, where none has it, of this name, whatever its case. */
    Optional<Vendor> find(VendorRef ref);

    /** As {@link #find}, and holds the vendor still until the running unit of work ends. */
    Optional<Vendor> findForUpdate(VendorRef ref);

    /** The vendors that {@link #find} finds by these references, those that exist, by the reference they were asked by. */
    Map<VendorRef, Vendor> findAll(Collection<VendorRef> refs);

    /** The names of all vendors. */
    List<String> names();

    /**
     * Adds a vendor.
     *
     * @return false, with nothing added, if its name is taken
     */
    boolean insert(Vendor vendor);

    /**
     * Replaces a vendor.
     *
     * @return false if the stored version is not that of {@code before}
     */
    boolean update(Vendor before, Vendor after);

    /** A page of vendors by name, and how many of each status the filters let through. */
    VendorList list(VendorQuery query);
}
