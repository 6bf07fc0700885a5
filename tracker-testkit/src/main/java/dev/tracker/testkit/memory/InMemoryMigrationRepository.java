package dev.tracker.testkit.memory;

import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.transfer.StoredMigration;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryMigrationRepository implements MigrationRepository {

    private final InMemoryUnitOfWork units;

    InMemoryMigrationRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public void insert(MigrationRun run) {
        units.change(state -> {
            if (state.migrations.putIfAbsent(run.id(), new StoredMigration(run, null, null)) != null) {
                throw new IllegalStateException("there is a migration " + run.id() + " already");
            }
            return run;
        });
    }

    @Override
    public Optional<MigrationRun> lastForUpdate() {
        return units.ask(state -> standing(state)
                .max(Comparator.comparing(MigrationRun::at)
                        .thenComparing(run -> run.id().toString())));
    }

    @Override
    public void markRolledBack(UUID id, Instant at, String by) {
        units.change(state -> Optional.ofNullable(state.migrations.computeIfPresent(
                id, (same, migration) -> new StoredMigration(migration.run(), at, by))));
    }

    @Override
    public boolean isKept(String sourceSha256) {
        return units.ask(
                state -> standing(state).anyMatch(run -> run.sourceSha256().equals(sourceSha256)));
    }

    @Override
    public Map<String, WorkItemId> promptItems(Collection<String> paths) {
        return units.ask(state -> {
            Map<String, WorkItemId> items = new LinkedHashMap<>(state.promptFiles);
            items.keySet().retainAll(paths);
            return items;
        });
    }

    @Override
    public void addPromptItems(Map<String, WorkItemId> items) {
        units.change(state -> {
            state.promptFiles.putAll(items);
            return items.size();
        });
    }

    private static Stream<MigrationRun> standing(State state) {
        return state.migrations.values().stream()
                .filter(migration -> migration.rolledBackAt() == null)
                .map(StoredMigration::run);
    }
}
