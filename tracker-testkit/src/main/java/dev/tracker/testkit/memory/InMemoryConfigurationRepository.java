package dev.tracker.testkit.memory;

import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.ProjectConfiguration;

final class InMemoryConfigurationRepository implements ConfigurationRepository {

    private final InMemoryUnitOfWork units;

    InMemoryConfigurationRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public ProjectConfiguration get() {
        return units.ask(state -> state.configuration);
    }

    @Override
    public ProjectConfiguration getForUpdate() {
        return get();
    }

    @Override
    public boolean update(ProjectConfiguration before, ProjectConfiguration after) {
        return units.change(state -> {
            boolean current = state.configuration.version() == before.version();
            if (current) {
                state.configuration = after;
            }
            return current;
        });
    }
}
