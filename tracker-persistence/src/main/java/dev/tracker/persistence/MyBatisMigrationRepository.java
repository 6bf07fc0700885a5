package dev.tracker.persistence;

import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps migrations by MyBatis. */
final class MyBatisMigrationRepository implements MigrationRepository {

    private final RecordSessions sessions;

    MyBatisMigrationRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void insert(MigrationRun run) {
        with(mapper -> mapper.insert(run));
    }

    @Override
    public Optional<MigrationRun> lastForUpdate() {
        return Optional.ofNullable(with(MigrationMapper::lastForUpdate));
    }

    @Override
    public void markRolledBack(UUID id, Instant at, String by) {
        with(mapper -> mapper.markRolledBack(id, at, by));
    }

    @Override
    public boolean isKept(String sourceSha256) {
        return with(mapper -> {
                    NeedsDatabase.check(sessions, "see what was migrated");
                    return mapper.count(sourceSha256);
                })
                > 0;
    }

    @Override
    public Map<String, WorkItemId> promptItems(Collection<String> paths) {
        Map<String, WorkItemId> items = new LinkedHashMap<>();
        String keys = Json.write(List.copyOf(paths));
        with(mapper -> mapper.promptItems(keys)).forEach(row -> items.put(row.path(), row.itemId()));
        return items;
    }

    @Override
    public void addPromptItems(Map<String, WorkItemId> items) {
        if (items.isEmpty()) {
            return;
        }
        List<Map<String, String>> entries = new ArrayList<>();
        items.forEach((path, item) -> entries.add(Map.of("path", path, "id", item.toString())));
        with(mapper -> mapper.addPromptItems(JsonText.of(entries)));
    }

    private <T extends @Nullable Object> T with(Function<MigrationMapper, T> statement) {
        return sessions.with(MigrationMapper.class, statement);
    }
}
