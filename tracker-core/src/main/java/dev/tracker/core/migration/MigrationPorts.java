package dev.tracker.core.migration;

import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.workitem.WorkItemRepository;

/** All that migrating needs of a store. */
public record MigrationPorts(
        Intake intake,
        Takeout takeout,
        MigrationRepository migrations,
        CommitFinder commits,
        WorkItemRepository items,
        ConfigurationRepository configuration,
        ProjectFiles files,
        StatusFileFormat format,
        SessionPromptFormat promptFormat,
        ProjectStatusFile statusFile,
        UnitOfWork unitOfWork) {

    /** Whether a file is the project's status file, by whichever name it was read. */
    boolean isStatusFile(ProjectFile file) {
        try {
            return files.find(statusFile.path())
                    .filter(own -> own.path().equals(file.path()))
                    .isPresent();
        } catch (TrackerException e) {
            // A status file that may not be read is another than this one, which was.
            return false;
        }
    }
}
