package dev.tracker.testkit.memory;

import dev.tracker.core.paging.Page;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.vendor.VendorStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class InMemoryVendorRepository implements VendorRepository {

    /** By name, whatever its case. */
    static final Listing<Vendor> BY_NAME = new Listing<>("vendors", false, vendor -> lowerCase(vendor.name()));

    private final InMemoryUnitOfWork units;

    InMemoryVendorRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public Optional<Vendor> find(VendorRef ref) {
        return units.ask(state -> find(state, ref));
    }

    @Override
    public Optional<Vendor> findForUpdate(VendorRef ref) {
        return find(ref);
    }

    @Override
    public Map<VendorRef, Vendor> findAll(Collection<VendorRef> refs) {
        return units.ask(state -> {
            Map<VendorRef, Vendor> found = new LinkedHashMap<>();
            refs.forEach(ref -> find(state, ref).ifPresent(vendor -> found.put(ref, vendor)));
            return found;
        });
    }

    @Override
    public List<String> names() {
        return units.ask(state -> BY_NAME.sorted(state.vendors.values()).stream()
                .map(Vendor::name)
                .toList());
    }

    @Override
    public boolean insert(Vendor vendor) {
        return units.change(state -> {
            boolean free = state.vendors.values().stream()
                    .noneMatch(other -> lowerCase(other.name()).equals(lowerCase(vendor.name())));
            if (free) {
                state.vendors.put(vendor.id(), vendor);
            }
            return free;
        });
    }

    @Override
    public boolean update(Vendor before, Vendor after) {
        return units.change(state -> {
            Vendor stored = state.vendors.get(before.id());
            boolean current = stored != null && stored.version() == before.version();
            if (current) {
                state.vendors.put(after.id(), after);
            }
            return current;
        });
    }

    @Override
    public VendorList list(VendorQuery query) {
        return units.ask(state -> {
            List<Vendor> found = state.vendors.values().stream()
                    .filter(vendor -> passes(vendor, query))
                    .toList();
            Page<Vendor> page = BY_NAME.page(found, query.page());
            return new VendorList(
                    page, new VendorCounts(count(found, VendorStatus.OPERATIONAL), count(found, VendorStatus.BROKEN)));
        });
    }

    private static Optional<Vendor> find(State state, VendorRef ref) {
        VendorId id = ref.id();
        if (id != null && state.vendors.containsKey(id)) {
            return Optional.of(state.vendors.get(id));
        }
        return state.vendors.values().stream()
                .filter(vendor -> lowerCase(vendor.name()).equals(ref.lowerCaseName()))
                .findFirst();
    }

    private static boolean passes(Vendor vendor, VendorQuery query) {
        return (query.status() == null || vendor.status() == query.status())
                && (query.format() == null
                        || vendor.metadata().formatSupport().formats().contains(query.format()))
                && (query.manifestCompliant() == null
                        || vendor.metadata().manifestCompliant() == query.manifestCompliant())
                && (query.text() == null || lowerCase(vendor.name()).contains(lowerCase(query.text())));
    }

    private static long count(List<Vendor> vendors, VendorStatus status) {
        return vendors.stream().filter(vendor -> vendor.status() == status).count();
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
