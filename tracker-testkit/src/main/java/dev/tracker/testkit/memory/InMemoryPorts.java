package dev.tracker.testkit.memory;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.availability.SyncNews;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.RequestLog;
import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.WorkingTree;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.migration.CommitFinder;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.replay.SyncService;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A record in memory, which is gone with this object. It gives the answers, orders and errors of the databases, and
 * is made to be plain rather than fast: for a few thousand items. The project's files are in memory with it. It has no
 * reader and writer of status files of its own, so that migration and the status file are refused unless
 * {@link #withFormats} lends it a store's. Safe for use by several threads.
 *
 * <pre>{@code
 * Tracker tracker = Tracker.over(new InMemoryPorts());
 * }</pre>
 */
public final class InMemoryPorts implements TrackerPorts {

    private final Clock clock;
    private final WorkingTree workingTree;
    private final InMemoryUnitOfWork units;
    private final ProjectFiles files;
    private final StatusFileFormat statusFiles;
    private final SessionPromptFormat sessionPrompts;

    /** An empty record on the system's clock, outside of any git working tree. */
    public InMemoryPorts() {
        this(Clock.systemUTC());
    }

    /**
     * An empty record outside of any git working tree.
     *
     * @param clock in place of a database's: what leases run by
     */
    public InMemoryPorts(Clock clock) {
        this(clock, Optional::empty);
    }

    /** An empty record in a git working tree. */
    public InMemoryPorts(Clock clock, WorkingTree workingTree) {
        this.clock = clock;
        this.workingTree = workingTree;
        this.units = new InMemoryUnitOfWork(new State(now()));
        this.files = new InMemoryProjectFiles();
        this.statusFiles = Unoffered.port(StatusFileFormat.class);
        this.sessionPrompts = Unoffered.port(SessionPromptFormat.class);
    }

    private InMemoryPorts(InMemoryPorts same, StatusFileFormat statusFiles, SessionPromptFormat sessionPrompts) {
        this.clock = same.clock;
        this.workingTree = same.workingTree;
        this.units = same.units;
        this.files = same.files;
        this.statusFiles = statusFiles;
        this.sessionPrompts = sessionPrompts;
    }

    /** This record, whose project's status file and session prompts are read and written by a store's formats. */
    public InMemoryPorts withFormats(StatusFileFormat statusFiles, SessionPromptFormat sessionPrompts) {
        return new InMemoryPorts(this, statusFiles, sessionPrompts);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return units;
    }

    @Override
    public WorkItemRepository workItems() {
        return new InMemoryWorkItemRepository(units, this::now);
    }

    @Override
    public DependencyRepository dependencies() {
        return new InMemoryDependencyRepository(units, this::now);
    }

    @Override
    public ReadyWork readyWork() {
        return new InMemoryReadyWork(units, this::now);
    }

    @Override
    public ArchiveRepository archive() {
        return new InMemoryArchiveRepository(units, this::now);
    }

    @Override
    public VendorRepository vendors() {
        return new InMemoryVendorRepository(units);
    }

    @Override
    public DeploymentRepository deployments() {
        return new InMemoryDeploymentRepository(units);
    }

    @Override
    public ConfigurationRepository configuration() {
        return new InMemoryConfigurationRepository(units);
    }

    @Override
    public EnhancementRepository enhancements() {
        return new InMemoryEnhancementRepository(units);
    }

    @Override
    public StatusRepository status() {
        return new InMemoryStatusRepository(units, this::now);
    }

    @Override
    public ChangeLog changeLog() {
        return new InMemoryChangeLog(units);
    }

    @Override
    public RequestLog requests() {
        return new InMemoryRequestLog(units);
    }

    @Override
    public WorkingTree workingTree() {
        return workingTree;
    }

    @Override
    public Intake intake() {
        return new InMemoryIntake(units, this::now);
    }

    @Override
    public Takeout takeout() {
        return new InMemoryTakeout(units, this::now);
    }

    @Override
    public MigrationRepository migrations() {
        return new InMemoryMigrationRepository(units);
    }

    @Override
    public StatusFileFormat statusFiles() {
        return statusFiles;
    }

    @Override
    public SessionPromptFormat sessionPrompts() {
        return sessionPrompts;
    }

    @Override
    public TransferRepository transfer() {
        return new InMemoryTransferRepository(units, this::now);
    }

    @Override
    public StatusFileSource statusFileSource() {
        return new InMemoryStatusFileSource(units);
    }

    /** Files that are in memory too, none at first. */
    @Override
    public ProjectFiles files() {
        return files;
    }

    @Override
    public CommitFinder commits() {
        return CommitFinder.NONE;
    }

    @Override
    public String statusFilePath() {
        return ".project_status.md";
    }

    /** A record in memory is never away: nothing waits, and what conflicts there are were put into it. */
    @Override
    public Synchronisation synchronisation() {
        return new SyncService(this, () -> true, SyncNews.NONE, clock);
    }

    @Override
    public Revisions revisions() {
        return new InMemoryRevisions(units);
    }

    @Override
    public ConflictRepository conflicts() {
        return new InMemoryConflictRepository(units);
    }
}
