package dev.tracker.core.migration;

import dev.tracker.core.configuration.ConfigurationRepository;
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
        UnitOfWork unitOfWork) {}
