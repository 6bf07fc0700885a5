package dev.tracker.cli;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.RecordAccess;
import dev.tracker.core.TrackerPorts;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The record of the project that the command was given in. */
final class ProjectRecord implements RecordAccess {
    private final GlobalOptions options;
    private final Environment environment;
    private @Nullable Store store;

    ProjectRecord(GlobalOptions options, Environment environment) {
        this.options = options;
        this.environment = environment;
    }

    @Override
    public Path folder() {
        String named = Objects.requireNonNullElse(options.project(), "");
        return environment.folder().resolve(named).normalize();
    }

    @Override
    public String actor() {
        return Objects.requireNonNullElse(options.actor(), environment.user());
    }

    @Override
    public String database() {
        return settings().shownUrl();
    }

    @Override
    public TrackerPorts ports() {
        if (store == null) {
            store = Store.open(settings());
        }
        return store;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    private StoreSettings settings() {
        String url = Objects.requireNonNullElse(
                options.database(),
                Objects.requireNonNullElse(
                        environment.variable("TRACKER_DATABASE_URL"), "jdbc:sqlite:.tracker/tracker.db"));
        return StoreSettings.of(url).withProject(folder()).forOneCommand();
    }
}
