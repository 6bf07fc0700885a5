package dev.tracker.persistence;

import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyRepository;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps dependencies by MyBatis. */
final class MyBatisDependencyRepository implements DependencyRepository {

    private final RecordSessions sessions;

    MyBatisDependencyRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int addAll(Collection<Dependency> dependencies) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("source_id", dependency.sourceId().toString());
            entry.put("target_id", dependency.targetId().toString());
            entry.put("dependency_type", LowerCaseEnum.word(dependency.dependencyType()));
            entry.put("created_at", ColumnTypes.text(dependency.createdAt()));
            entry.put("created_by", dependency.createdBy());
            entries.add(entry);
        }
        return call(mapper -> mapper.addAll(JsonText.of(entries)));
    }

    @Override
    public boolean remove(WorkItemId source, WorkItemId target, DependencyType type) {
        return call(mapper -> mapper.remove(source, target, type)) == 1;
    }

    @Override
    public List<DependencyView> of(WorkItemId item) {
        return call(mapper -> mapper.of(item)).stream()
                .map(DependencyRow::toView)
                .toList();
    }

    @Override
    public Map<WorkItemId, List<RelatedItem>> blockersOf(Collection<WorkItemId> items) {
        Map<WorkItemId, List<RelatedItem>> blockers = new LinkedHashMap<>();
        items.forEach(item -> blockers.put(item, new ArrayList<>()));
        String ids = Json.write(items.stream().map(WorkItemId::toString).toList());
        for (BlockerRow row : call(mapper -> mapper.blockers(ids))) {
            blockers.computeIfAbsent(row.waiting(), item -> new ArrayList<>()).add(row.toRelated());
        }
        return blockers;
    }

    @Override
    public List<Precedence> reachableFrom(WorkItemId item) {
        return call(mapper -> mapper.reachableFrom(item)).stream()
                .map(LinkRow::toPrecedence)
                .toList();
    }

    @Override
    public List<WorkItemSummary> readyAround(WorkItem item) {
        List<String> path = Arrays.asList(item.placement().path().substring(1).split("/"));
        String above = Json.write(path.subList(0, path.size() - 1));
        if (sessions.dialect() == Dialect.POSTGRESQL) {
            call(mapper -> mapper.lockAround(item.id(), above));
        }
        return call(mapper -> mapper.readyAround(item.id(), above)).stream()
                .map(SummaryRow::toSummary)
                .toList();
    }

    private <T> T call(Function<DependencyMapper, T> statement) {
        return sessions.with(DependencyMapper.class, statement);
    }
}
