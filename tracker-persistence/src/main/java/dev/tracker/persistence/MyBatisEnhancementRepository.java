package dev.tracker.persistence;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.graph.Edge;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps enhancements by MyBatis. */
final class MyBatisEnhancementRepository implements EnhancementRepository {

    private static final String LIST = "enhancements";

    private final RecordSessions sessions;

    MyBatisEnhancementRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Enhancement> find(EnhancementId id) {
        EnhancementRow row = sessions.with(EnhancementMapper.class, mapper -> mapper.find(id));
        return Optional.ofNullable(row).map(EnhancementRow::toEnhancement);
    }

    @Override
    public Optional<Enhancement> findForUpdate(EnhancementId id) {
        EnhancementRow row = sessions.with(EnhancementMapper.class, mapper -> mapper.findForUpdate(id));
        return Optional.ofNullable(row).map(EnhancementRow::toEnhancement);
    }

    @Override
    public Map<EnhancementId, String> titles(Collection<EnhancementId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sessions.with(EnhancementMapper.class, mapper -> mapper.titles(ids)).stream()
                .collect(Collectors.toMap(EnhancementTitleRow::id, EnhancementTitleRow::title));
    }

    @Override
    public List<Edge<EnhancementId>> needsReachableFrom(Collection<EnhancementId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sessions.with(EnhancementMapper.class, mapper -> mapper.needsReachableFrom(ids)).stream()
                .map(row -> new Edge<>(row.enhancementId(), row.dependsOnId()))
                .toList();
    }

    @Override
    public void insert(Enhancement enhancement) {
        sessions.with(EnhancementMapper.class, mapper -> {
            int inserted = mapper.insert(EnhancementRow.of(enhancement));
            insertNeeds(mapper, enhancement);
            return inserted;
        });
    }

    @Override
    public boolean update(Enhancement before, Enhancement after) {
        return sessions.with(EnhancementMapper.class, mapper -> {
            if (mapper.update(EnhancementRow.of(after), before.version()) == 0) {
                return false;
            }
            if (!before.dependsOn().equals(after.dependsOn())) {
                mapper.deleteNeeds(after.id());
                insertNeeds(mapper, after);
            }
            return true;
        });
    }

    private static void insertNeeds(EnhancementMapper mapper, Enhancement enhancement) {
        if (!enhancement.dependsOn().isEmpty()) {
            mapper.insertNeeds(enhancement.id(), enhancement.dependsOn());
        }
    }

    @Override
    public Page<Enhancement> list(EnhancementQuery query) {
        return sessions.read(() -> sessions.with(EnhancementMapper.class, mapper -> list(query, mapper)));
    }

    private static Page<Enhancement> list(EnhancementQuery query, EnhancementMapper mapper) {
        PageRequest page = query.page();
        String quarter = TextFilter.equal(query.targetQuarter());
        String principle = TextFilter.equal(query.principle());
        List<Enhancement> found = mapper
                .list(
                        query.priority(),
                        query.status(),
                        quarter,
                        principle,
                        NameCursor.read(LIST, page.cursor()),
                        page.limit() + 1,
                        NamePages.offset(page))
                .stream()
                .map(EnhancementRow::toEnhancement)
                .toList();
        long total = mapper.count(query.priority(), query.status(), quarter, principle, null);
        return NamePages.page(page, total, found, MyBatisEnhancementRepository::cursor);
    }

    private static NameCursor cursor(Enhancement last) {
        return new NameCursor(LIST, last.priority(), last.title(), last.id().value());
    }
}
