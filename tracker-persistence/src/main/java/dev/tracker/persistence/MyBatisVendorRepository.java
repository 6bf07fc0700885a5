package dev.tracker.persistence;

import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Keeps vendors by MyBatis. */
final class MyBatisVendorRepository implements VendorRepository {

    private static final String LIST = "vendors";

    private final RecordSessions sessions;

    MyBatisVendorRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Vendor> find(VendorRef ref) {
        return find(ref, VendorMapper::byId, VendorMapper::byName);
    }

    @Override
    public Optional<Vendor> findForUpdate(VendorRef ref) {
        return find(ref, VendorMapper::byIdForUpdate, VendorMapper::byNameForUpdate);
    }

    private Optional<Vendor> find(
            VendorRef ref,
            BiFunction<VendorMapper, VendorId, @Nullable VendorRow> byId,
            BiFunction<VendorMapper, String, @Nullable VendorRow> byName) {
        VendorId id = ref.id();
        return Optional.ofNullable(sessions.<VendorMapper, @Nullable VendorRow>with(VendorMapper.class, mapper -> {
                    VendorRow row = id == null ? null : byId.apply(mapper, id);
                    return row == null ? byName.apply(mapper, ref.lowerCaseName()) : row;
                }))
                .map(VendorRow::toVendor);
    }

    @Override
    public Map<VendorRef, Vendor> findAll(Collection<VendorRef> refs) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        List<VendorId> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (VendorRef ref : refs) {
            VendorId id = ref.id();
            if (id != null) {
                ids.add(id);
            }
            names.add(ref.lowerCaseName());
        }
        Map<VendorId, Vendor> byId = new HashMap<>();
        Map<String, Vendor> byName = new HashMap<>();
        for (VendorRow row : sessions.with(VendorMapper.class, mapper -> mapper.all(ids, names))) {
            Vendor vendor = row.toVendor();
            byId.put(vendor.id(), vendor);
            byName.put(vendor.name().toLowerCase(Locale.ROOT), vendor);
        }
        Map<VendorRef, Vendor> found = new HashMap<>();
        for (VendorRef ref : refs) {
            Vendor named = byName.get(ref.lowerCaseName());
            VendorId id = ref.id();
            Vendor vendor = id == null ? named : byId.getOrDefault(id, named);
            if (vendor != null) {
                found.put(ref, vendor);
            }
        }
        return found;
    }

    @Override
    public List<String> names() {
        return sessions.with(VendorMapper.class, VendorMapper::names);
    }

    @Override
    public boolean insert(Vendor vendor) {
        return sessions.with(VendorMapper.class, mapper -> mapper.insert(VendorRow.of(vendor))) == 1;
    }

    @Override
    public boolean update(Vendor before, Vendor after) {
        return sessions.with(VendorMapper.class, mapper -> mapper.update(VendorRow.of(after), before.version())) == 1;
    }

    @Override
    public VendorList list(VendorQuery query) {
        return sessions.read(() -> sessions.with(VendorMapper.class, mapper -> list(query, mapper)));
    }

    private static VendorList list(VendorQuery query, VendorMapper mapper) {
        PageRequest page = query.page();
        NameCursor cursor = NameCursor.read(LIST, page.cursor());
        String format = query.format() == null ? null : query.format().name().toLowerCase(Locale.ROOT);
        String pattern = TextFilter.containing(query.text(), Vendor.MAX_NAME);
        List<Vendor> found = mapper
                .list(
                        query.status(),
                        format,
                        query.manifestCompliant(),
                        pattern,
                        cursor == null ? null : cursor.name(),
                        page.limit() + 1,
                        NamePages.offset(page))
                .stream()
                .map(VendorRow::toVendor)
                .toList();
        VendorCountsRow counts = mapper.counts(query.status(), format, query.manifestCompliant(), pattern, null);
        return new VendorList(
                NamePages.page(page, counts.operational() + counts.broken(), found, MyBatisVendorRepository::cursor),
                new VendorCounts(counts.operational(), counts.broken()));
    }

    private static NameCursor cursor(Vendor last) {
        return new NameCursor(
                LIST, 0, last.name().toLowerCase(Locale.ROOT), last.id().value());
    }
}
