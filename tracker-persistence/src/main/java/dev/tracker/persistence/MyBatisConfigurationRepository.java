package dev.tracker.persistence;

import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.ProjectConfiguration;

/** Keeps the project's configuration by MyBatis. */
final class MyBatisConfigurationRepository implements ConfigurationRepository {

    private final RecordSessions sessions;

    MyBatisConfigurationRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public ProjectConfiguration get() {
        return sessions.with(ConfigurationMapper.class, ConfigurationMapper::get);
    }

    @Override
    public ProjectConfiguration getForUpdate() {
        return sessions.with(ConfigurationMapper.class, ConfigurationMapper::getForUpdate);
    }

    @Override
    public boolean update(ProjectConfiguration before, ProjectConfiguration after) {
        return sessions.with(ConfigurationMapper.class, mapper -> mapper.update(after, before.version())) == 1;
    }
}
