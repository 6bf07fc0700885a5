package dev.tracker.cli.frame;

import dev.tracker.core.TrackerPorts;
import dev.tracker.persistence.Backups;
import dev.tracker.persistence.Finding;
import dev.tracker.persistence.ProjectSettings;
import java.nio.file.Path;
import java.util.List;

/** The way to a project's record. Nothing is looked for, and nothing opened, before it is asked for. */
public interface RecordAccess extends AutoCloseable {
    /** The project's settings. */
    ProjectSettings settings();

    /** The project's folder. */
    Path folder();

    /** Who makes changes, where nobody else is named. */
    String actor();

    /** How many days an item lies still before it is archived, where nothing else is said. */
    int archiveAfterDays();

    /** The database's address as it is configured, without a password. */
    String database();

    /** What a check of everything that the record depends on finds. */
    List<Finding> checkup();

    /** The backups of a record in a file. */
    Backups backups();

    /**
     * Makes a record in a file, where it is missing.
     *
     * @return whether it was missing
     */
    boolean makeRecord();

    /** The record, opened at the first call. */
    TrackerPorts ports();

    /** Closes the record, if it was opened. */
    @Override
    void close();
}
