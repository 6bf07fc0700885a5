package dev.tracker.core.vendor;

import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.validation.Nearest;
import dev.tracker.core.validation.Violations;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds vendors by what callers call them, and says helpfully when there is none. */
public final class VendorLookup {

    private final VendorRepository vendors;

    public VendorLookup(VendorRepository vendors) {
        this.vendors = vendors;
    }

    /**
     * The vendor.
     *
     * @throws NotFoundException if there is none, with names that resemble the one asked for
     */
    public Vendor get(VendorRef ref) {
        return found(vendors.find(ref), ref);
    }

    Vendor getForUpdate(VendorRef ref) {
        return found(vendors.findForUpdate(ref), ref);
    }

    /**
     * Every vendor of a list of references, in its order.
     *
     * @throws NotFoundException for the first that does not exist
     * @throws dev.tracker.core.error.ValidationException for those named twice, under whichever name
     */
    public List<Vendor> getAll(String field, List<VendorRef> refs) {
        if (refs.isEmpty()) {
            return List.of();
        }
        Map<VendorRef, Vendor> found = vendors.findAll(refs);
        Map<VendorRef, Vendor> inOrder = new LinkedHashMap<>();
        Set<VendorId> seen = new HashSet<>();
        Violations violations = new Violations();
        for (int i = 0; i < refs.size(); i++) {
            Vendor vendor = found(Optional.ofNullable(found.get(refs.get(i))), refs.get(i));
            if (!seen.add(vendor.id())) {
                violations.add(
                        field + "[" + i + "]", "is named twice", refs.get(i).value());
            }
            inOrder.put(refs.get(i), vendor);
        }
        violations.throwIfAny();
        return List.copyOf(inOrder.values());
    }

    private Vendor found(Optional<Vendor> vendor, VendorRef ref) {
        return vendor.orElseThrow(() -> {
            List<String> near = ref.id() == null ? Nearest.to(ref.value(), vendors.names()) : List.of();
            return new NotFoundException("vendor", ref.value(), near);
        });
    }
}
