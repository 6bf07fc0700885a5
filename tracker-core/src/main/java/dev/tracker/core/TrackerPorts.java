package dev.tracker.core;

import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.RequestLog;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.WorkingTree;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.migration.CommitFinder;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.status.StatusRepository;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transfer.TransferRepository;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.workitem.DependencyRepository;
import dev.tracker.core.workitem.ReadyWork;
import dev.tracker.core.workitem.WorkItemRepository;

/**
 * All that the services need of a store. Every port takes part in the unit of work that runs on the
 * calling thread; outside of one, each call stands alone. Safe for use by several threads.
 */
public interface TrackerPorts {

    UnitOfWork unitOfWork();

    WorkItemRepository workItems();

    DependencyRepository dependencies();

    ReadyWork readyWork();

    ArchiveRepository archive();

    VendorRepository vendors();

    DeploymentRepository deployments();

    ConfigurationRepository configuration();

    EnhancementRepository enhancements();

    StatusRepository status();

    ChangeLog changeLog();

    RequestLog requests();

    Intake intake();

    Takeout takeout();

    MigrationRepository migrations();

    /** The commits of the project's git repository. */
    CommitFinder commits();
    /** Keeps what the database cannot take. */
    default WriteJournal writeJournal() {
        return WriteJournal.NONE;
    }

    /** Brings what was written elsewhere to the database. */
    Synchronisation synchronisation();

    /** The versions of whatever the record holds. */
    Revisions revisions();

    /** The conflicts between offline writes and others'. */
    ConflictRepository conflicts();

    /** The text of status files. */
    StatusFileFormat statusFiles();

    /** The text of session prompt files. */
    SessionPromptFormat sessionPrompts();

    /** The git working tree of the project. */
    WorkingTree workingTree();

    /** The record as a whole. */
    TransferRepository transfer();

    StatusFileSource statusFileSource();

    /** Where the project's status file is: relative to the project's folder, or absolute. */
    String statusFilePath();

    /** The text files of the project. */
    ProjectFiles files();

    /** How the database stands; of a store that has nothing beside it, online as long as it answers. */
    default Availability availability() {
        return Availability.ALONE;
    }
}
