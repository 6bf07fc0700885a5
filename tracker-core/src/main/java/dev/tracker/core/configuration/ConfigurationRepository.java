package dev.tracker.core.configuration;

/** Keeps the project's one configuration. */
public interface ConfigurationRepository {

    /** The configuration; there always is one. */
    ProjectConfiguration get();

    /** As {@link #get}, and holds it still until the running unit of work ends. */
    ProjectConfiguration getForUpdate();

    /**
     * Replaces the configuration.
     *
     * @return false if the stored version is not that of {@code before}
     */
    boolean update(ProjectConfiguration before, ProjectConfiguration after);
}
