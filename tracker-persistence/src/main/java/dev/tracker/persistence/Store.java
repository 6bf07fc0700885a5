package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.archive.ArchiveRepository;
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
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.status.StatusRepository;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.store.ConnectionWrapper;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transfer.TransferRepository;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.workitem.DependencyRepository;
import dev.tracker.core.workitem.ReadyWork;
import dev.tracker.core.workitem.WorkItemRepository;
import dev.tracker.persistence.files.FolderProjectFiles;
import dev.tracker.persistence.statusfile.MarkdownStatusFiles;
import dev.tracker.persistence.statusfile.YamlSessionPrompts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A record in a database. Any number of stores, in any number of processes, may be open on one
 * database. Safe for use by several threads; closed once by its owner.
 */
public final class Store implements TrackerPorts, AutoCloseable {

    private final Connections connections;
    private final Sessions sessions;
    private final StoreSettings settings;
    private final RequestLog requests;

    private Store(StoreSettings settings, Sessions sessions, Connections connections) {
        this.settings = settings;
        this.connections = connections;
        this.sessions = sessions;
        this.requests = new MyBatisRequestLog(sessions);
    }

    /**
     * Opens the record, and makes its tables where they are missing or older than this program.
     *
     * @throws dev.tracker.core.error.DatabaseException if the database does not answer, is another
     *     program's, or of a newer version of this one
     */
    public static Store open(StoreSettings settings) {
        return open(settings, ConnectionWrapper.NONE);
    }

    /** As {@link #open(StoreSettings)}, with every connection passed through {@code wrapper}. */
    static Store open(StoreSettings settings, ConnectionWrapper wrapper) {
        return open(settings, wrapper, Dialect.of(settings.url()).now());
    }

    /**
     * As {@link #open(StoreSettings)}, where the database takes something else than its clock for the time.
     *
     * @param now SQL of a time, as one column of the database holds it
     */
    static Store open(StoreSettings settings, String now) {
        return open(settings, ConnectionWrapper.NONE, now);
    }

    private static Store open(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        return switch (Dialect.of(settings.url())) {
            case SQLITE -> openFile(settings, wrapper, now);
            case POSTGRESQL -> openServer(settings, wrapper, now);
        };
    }

    /** Opens the record at a JDBC URL, for the project in the current folder. */
    public static Store open(String jdbcUrl) {
        return open(StoreSettings.of(jdbcUrl));
    }

    private static Store openFile(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        SqliteFile file = SqliteFile.of(settings);
        file.prepare();
        HeldConnections.Opener opener = new WrappedOpener(file::connect, wrapper);
        Connections connections = new HeldConnections(opener, settings.connections());
        SchemaUpdate update = new SchemaUpdate(Dialect.SQLITE, opener);
        Sessions sessions = new Sessions(Dialect.SQLITE, connections, now);
        return open(settings, sessions, connections, () -> update.runBeside(file.path()));
    }

    private static Store openServer(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        HeldConnections.Opener opener = new WrappedOpener(new PostgresServer(settings)::connect, wrapper);
        Connections connections = settings.connections() == 1
                ? new HeldConnections(opener, 1)
                : new PooledConnections(opener, settings.connections());
        SchemaUpdate update = new SchemaUpdate(Dialect.POSTGRESQL, opener);
        return open(settings, new Sessions(Dialect.POSTGRESQL, connections, now), connections, update::runOnServer);
    }

    private static Store open(StoreSettings settings, Sessions sessions, Connections connections, Update update) {
        boolean opened = false;
        try {
            if (!isCurrent(sessions.dialect(), connections)) {
                update.run();
            }
            opened = true;
            return new Store(settings, sessions, connections);
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        } finally {
            if (!opened) {
                connections.close();
            }
        }
    }

    private static boolean isCurrent(Dialect dialect, Connections connections) throws SQLException {
        Connection connection = connections.take();
        boolean sound = false;
        try {
            boolean current = Schema.isCurrent(dialect, connection);
            sound = current;
            return current;
        } finally {
            // What looks at tables that are not there yet is not kept while others make them.
            connections.giveBack(connection, sound);
        }
    }

    @FunctionalInterface
    private interface Update {
        void run() throws SQLException;
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
        return new GitCommits(settings.projectFolder());
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
        return new GitWorkingTree(settings.projectFolder());
    }

    @Override
    public TransferRepository transfer() {
        return new MyBatisTransferRepository(sessions);
    }

    @Override
    public StatusFileSource statusFileSource() {
        return new MyBatisStatusFileSource(sessions);
    }

    @Override
    public String statusFilePath() {
        return settings.statusFile().toString();
    }

    @Override
    public ProjectFiles files() {
        return new FolderProjectFiles(settings.projectFolder());
    }

    /** Gives everything back. Calls under way end first or fail. */
    @Override
    public void close() {
        connections.close();
    }

    /** Names the record without what is secret. */
    @Override
    public String toString() {
        return "Store[" + settings.shownUrl() + "]";
    }
}
