package dev.tracker.cli;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.RecordAccess;
import dev.tracker.core.TrackerPorts;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Backups;
import dev.tracker.persistence.Checkup;
import dev.tracker.persistence.Finding;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of the project that the command was given in. */
final class ProjectRecord implements RecordAccess {
    private final ProjectSettings settings;
    private @Nullable AvailableStore store;

    ProjectRecord(GlobalOptions options, Environment environment) {
        SettingOptions given = new SettingOptions(options.database(), options.project(), options.actor());
        settings = ProjectSettings.resolve(given, environment.variables(), environment.folder());
    }

    @Override
    public ProjectSettings settings() {
        return settings;
    }

    @Override
    public Path folder() {
        return settings.projectFolder();
    }

    @Override
    public String actor() {
        return settings.actor();
    }

    @Override
    public int archiveAfterDays() {
        return settings.archiveAfterDays();
    }

    @Override
    public String database() {
        return settings.store().shownUrl();
    }

    @Override
    public List<Finding> checkup() {
        return Checkup.of(settings);
    }

    @Override
    public Backups backups() {
        return Backups.of(settings);
    }

    @Override
    public boolean makeRecord() {
        return AvailableStore.makeRecord(settings);
    }

    @Override
    public TrackerPorts ports() {
        if (store == null) {
            store = AvailableStore.openForOneCommand(settings);
        }
        return store;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
