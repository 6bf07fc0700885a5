package dev.tracker.core;

import dev.tracker.core.archive.ArchiveService;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.change.ChangeService;
import dev.tracker.core.change.Writer;
import dev.tracker.core.configuration.ConfigurationService;
import dev.tracker.core.configuration.SessionKeeper;
import dev.tracker.core.deployment.DeploymentService;
import dev.tracker.core.enhancement.EnhancementService;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.history.HistoryService;
import dev.tracker.core.migration.MigrationPorts;
import dev.tracker.core.migration.MigrationService;
import dev.tracker.core.status.StatusFileService;
import dev.tracker.core.status.StatusService;
import dev.tracker.core.transfer.TransferService;
import dev.tracker.core.vendor.VendorService;
import dev.tracker.core.workitem.ClaimService;
import dev.tracker.core.workitem.DependencyService;
import dev.tracker.core.workitem.ItemUpdate;
import dev.tracker.core.workitem.WorkItemService;
import java.time.Clock;

/**
 * What can be asked of a record, by topic. Safe for use by several threads; it lives as long as the
 * store whose ports it was made over.
 */
public record Tracker(
        WorkItemService workItems,
        DependencyService dependencies,
        ClaimService claims,
        VendorService vendors,
        DeploymentService deployments,
        ConfigurationService configuration,
        EnhancementService enhancements,
        StatusService status,
        ChangeService changes,
        ArchiveService archive,
        HistoryService history,
        TransferService transfer,
        MigrationService migration,
        StatusFileService statusFile,
        Synchronisation sync) {

    /** The services over a store, on the system's clock. */
    public static Tracker over(TrackerPorts ports) {
        return over(ports, Clock.systemUTC());
    }

    /** The services over a store, on a clock of the caller's. */
    public static Tracker over(TrackerPorts ports, Clock clock) {
        return over(ports, clock, new TimeOrderedIds(clock));
    }

    /** The services over a store, on a clock of the caller's and with ids of the caller's making. */
    public static Tracker over(TrackerPorts ports, Clock clock, IdSource ids) {
        Writer writer =
                new Writer(ports.unitOfWork(), ports.requests(), ports.changeLog(), ports.writeJournal(), clock, ids);
        ConfigurationService configuration = new ConfigurationService(
                ports.configuration(),
                ports.workItems(),
                ports.workingTree(),
                ports.changeLog(),
                clock,
                writer,
                ports.availability());
        ItemUpdate update = new ItemUpdate(
                ports.workItems(),
                ports.dependencies(),
                ports.readyWork(),
                new SessionKeeper(ports.configuration()),
                ports.changeLog());
        StatusFileService statusFile = statusFile(ports, clock);
        return new Tracker(
                new WorkItemService(ports.workItems(), ports.dependencies(), update, ports.unitOfWork(), writer),
                new DependencyService(ports.workItems(), ports.dependencies(), writer),
                new ClaimService(
                        ports.workItems(), ports.dependencies(), ports.readyWork(), ports.unitOfWork(), writer),
                new VendorService(ports.vendors(), ports.changeLog(), ports.unitOfWork(), writer),
                new DeploymentService(
                        ports.deployments(), ports.vendors(), ports.workItems(), ports.unitOfWork(), writer),
                configuration,
                new EnhancementService(
                        ports.enhancements(), ports.workItems(), ports.changeLog(), ports.unitOfWork(), writer),
                new StatusService(
                        ports.status(),
                        ports.deployments(),
                        configuration,
                        ports.unitOfWork(),
                        ports.availability(),
                        ports.conflicts()),
                new ChangeService(ports.changeLog()),
                new ArchiveService(
                        ports.archive(), ports.workItems(), ports.configuration(), ports.unitOfWork(), writer),
                new HistoryService(ports.changeLog(), ports.workItems(), ports.unitOfWork()),
                new TransferService(ports.transfer(), ports.unitOfWork()),
                new MigrationService(migration(ports, statusFile), writer),
                statusFile,
                ports.synchronisation());
    }

    private static StatusFileService statusFile(TrackerPorts ports, Clock clock) {
        return new StatusFileService(
                ports.statusFilePath(),
                ports.statusFileSource(),
                ports.deployments(),
                ports.migrations(),
                ports.changeLog(),
                ports.statusFiles(),
                ports.files(),
                ports.unitOfWork(),
                clock);
    }

    private static MigrationPorts migration(TrackerPorts ports, StatusFileService statusFile) {
        return new MigrationPorts(
                ports.intake(),
                ports.takeout(),
                ports.migrations(),
                ports.commits(),
                ports.workItems(),
                ports.configuration(),
                ports.files(),
                ports.statusFiles(),
                ports.sessionPrompts(),
                statusFile,
                ports.unitOfWork());
    }
}
