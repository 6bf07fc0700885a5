package dev.tracker.cli;

import dev.tracker.cli.frame.RecordAccess;
import dev.tracker.core.TrackerPorts;
import dev.tracker.persistence.Backups;
import dev.tracker.persistence.Finding;
import dev.tracker.persistence.ProjectSettings;
import java.nio.file.Path;
import java.util.List;

/** A record that cannot be opened for a reason that nobody foresaw. */
record BrokenRecord(Path folder, RuntimeException fault) implements RecordAccess {
    @Override
    public ProjectSettings settings() {
        throw fault;
    }

    @Override
    public String actor() {
        return "ada";
    }

    @Override
    public int archiveAfterDays() {
        return 365;
    }

    @Override
    public String database() {
        return "jdbc:sqlite:broken.db";
    }

    @Override
    public List<Finding> checkup() {
        throw fault;
    }

    @Override
    public Backups backups() {
        throw fault;
    }

    @Override
    public boolean makeRecord() {
        throw fault;
    }

    @Override
    public TrackerPorts ports() {
        throw fault;
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
