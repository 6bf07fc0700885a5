package com.example.shelf;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.vendor.VendorStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Vendors by their names in lower case, in the order of those. */
class VendorShelf implements VendorRepository {

    private static final String MARK = "shelf:";

    final Shelf shelf;

    VendorShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<Vendor> find(VendorRef ref) {
        return shelf.read(vendors -> vendors.values().stream()
                .filter(vendor -> vendor.id().equals(ref.id()))
                .findFirst()
                .or(() -> Optional.ofNullable(vendors.get(ref.lowerCaseName()))));
    }

    @Override
    public Optional<Vendor> findForUpdate(VendorRef ref) {
        return find(ref);
    }

    @Override
    public Map<VendorRef, Vendor> findAll(Collection<VendorRef> refs) {
        Map<VendorRef, Vendor> found = new LinkedHashMap<>();
        refs.forEach(ref -> find(ref).ifPresent(vendor -> found.put(ref, vendor)));
        return found;
    }

    @Override
    public List<String> names() {
        return shelf.read(vendors -> vendors.values().stream().map(Vendor::name).toList());
    }

    @Override
    public boolean insert(Vendor vendor) {
        return shelf.read(vendors -> vendors.putIfAbsent(key(vendor.name()), vendor) == null);
    }

    @Override
    public boolean update(Vendor before, Vendor after) {
        return shelf.read(vendors -> {
            Vendor stored = vendors.get(key(before.name()));
            boolean current = stored != null && stored.version() == before.version();
            if (current) {
                vendors.put(key(after.name()), after);
            }
            return current;
        });
    }

    @Override
    public VendorList list(VendorQuery query) {
        List<Vendor> found = shelf.read(vendors -> vendors.values().stream()
                .filter(vendor -> passes(vendor, query))
                .toList());
        return new VendorList(
                page(found, query.page()),
                new VendorCounts(count(found, VendorStatus.OPERATIONAL), count(found, VendorStatus.BROKEN)));
    }

    private static boolean passes(Vendor vendor, VendorQuery query) {
        return (query.status() == null || vendor.status() == query.status())
                && (query.format() == null
                        || vendor.metadata().formatSupport().formats().contains(query.format()))
                && (query.manifestCompliant() == null
                        || vendor.metadata().manifestCompliant() == query.manifestCompliant())
                && (query.text() == null || key(vendor.name()).contains(key(query.text())));
    }

    private static Page<Vendor> page(List<Vendor> found, PageRequest request) {
        String last = request.cursor() == null ? null : name(request.cursor());
        List<Vendor> rest = last == null
                ? found.stream().skip(request.offset()).toList()
                : found.stream().filter(vendor -> key(vendor.name()).compareTo(last) > 0).toList();
        List<Vendor> slice = rest.stream().limit(request.limit()).toList();
        boolean more = rest.size() > slice.size();
        return new Page<>(
                slice,
                found.size(),
                request.limit(),
                last == null ? request.offset() : 0,
                more,
                more ? cursor(slice.get(slice.size() - 1)) : null);
    }

    private static String cursor(Vendor last) {
        return Base64.getUrlEncoder().encodeToString((MARK + key(last.name())).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            throw refusal(cursor);
        }
        throw refusal(cursor);
    }

    private static ValidationException refusal(String cursor) {
        return ValidationException.of("cursor", "is not one that a page of vendors ended with", cursor);
    }

    private static long count(List<Vendor> vendors, VendorStatus status) {
        return vendors.stream().filter(vendor -> vendor.status() == status).count();
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
