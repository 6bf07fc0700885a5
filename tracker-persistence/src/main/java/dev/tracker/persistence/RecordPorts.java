package dev.tracker.persistence;

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
import dev.tracker.persistence.files.FolderProjectFiles;
import dev.tracker.persistence.statusfile.MarkdownStatusFiles;
import dev.tracker.persistence.statusfile.YamlSessionPrompts;
import java.nio.file.Path;
import java.time.Clock;

/** The ports over whatever keeps the record. */
abstract class RecordPorts implements TrackerPorts {

    private final RecordSessions sessions;
    private final Path projectFolder;
    private final Path workingFolder;
    private final Path statusFile;
    private final RequestLog requests;

    /** The ports of a record whose project's status file nobody asks for. */
    RecordPorts(RecordSessions sessions, Path projectFolder) {
        this(sessions, projectFolder, Path.of(StoreSettings.STATUS_FILE));
    }

    /** @param statusFile the project's status file; a relative path is relative to {@code projectFolder} */
    RecordPorts(RecordSessions sessions, Path projectFolder, Path statusFile) {
        this(sessions, projectFolder, projectFolder, statusFile);
    }

    /** @param workingFolder in whose git working tree the user works */
    RecordPorts(RecordSessions sessions, Path projectFolder, Path workingFolder, Path statusFile) {
        this.sessions = sessions;
        this.projectFolder = projectFolder;
        this.workingFolder = workingFolder;
        this.statusFile = statusFile;
        this.requests = new MyBatisRequestLog(sessions);
    }

    final RecordSessions sessions() {
        return sessions;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new MyBatisUnitOfWork(sessions);
    }

    @Override
    public WorkItemRepository workItems() {
        return new MyBatisWorkItemRepository(sessions);
    }

    @Override
    public DependencyRepository dependencies() {
        return new MyBatisDependencyRepository(sessions);
    }

    @Override
    public ReadyWork readyWork() {
        return new MyBatisReadyWork(sessions);
    }

    @Override
    public ArchiveRepository archive() {
        return new MyBatisArchiveRepository(sessions);
    }

    @Override
    public VendorRepository vendors() {
        return new MyBatisVendorRepository(sessions);
    }

    @Override
    public DeploymentRepository deployments() {
        return new MyBatisDeploymentRepository(sessions);
    }

    @Override
    public ConfigurationRepository configuration() {
        return new MyBatisConfigurationRepository(sessions);
    }

    @Override
    public EnhancementRepository enhancements() {
        return new MyBatisEnhancementRepository(sessions);
    }

    @Override
    public StatusRepository status() {
        return new MyBatisStatusRepository(sessions);
    }

    @Override
    public ChangeLog changeLog() {
        return new MyBatisChangeLog(sessions);
    }

    @Override
    public RequestLog requests() {
        return requests;
    }

    /** Of a record that has nothing beside it: nothing waits, and conflicts are in it. */
    @Override
    public Synchronisation synchronisation() {
        return new SyncService(this, () -> true, SyncNews.NONE, Clock.systemUTC());
    }

    @Override
    public Revisions revisions() {
        return new MyBatisRevisions(sessions);
    }

    @Override
    public ConflictRepository conflicts() {
        return new MyBatisConflictRepository(sessions);
    }

    @Override
    public StatusFileFormat statusFiles() {
        return new MarkdownStatusFiles();
    }

    @Override
    public SessionPromptFormat sessionPrompts() {
        return new YamlSessionPrompts();
    }

    @Override
    public WorkingTree workingTree() {
        return new GitWorkingTree(workingFolder);
    }

    @Override
    public ProjectFiles files() {
        return new FolderProjectFiles(projectFolder);
    }

    @Override
    public Intake intake() {
        return new MyBatisIntake(sessions);
    }

    @Override
    public Takeout takeout() {
        return new MyBatisTakeout(sessions);
    }

    @Override
    public MigrationRepository migrations() {
        return new MyBatisMigrationRepository(sessions);
    }

    @Override
    public CommitFinder commits() {
        return new GitCommits(projectFolder);
    }

    @Override
    public TransferRepository transfer() {
        return new MyBatisTransferRepository(sessions);
    }

    @Override
    public StatusFileSource statusFileSource() {
        return new MyBatisStatusFileSource(sessions, new StatusFileMarks(projectFolder));
    }

    @Override
    public String statusFilePath() {
        return statusFile.toString();
    }
}
