package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.RequestLog;
import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.WorkingTree;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.entity.EntityType;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ports of the record for one write that is done again: its request has been begun around it, and what
 * it logs is seen.
 */
final class ReplayPorts implements TrackerPorts {

    private final TrackerPorts record;
    private final List<Change> logged = new ArrayList<>();
    private Map<String, Object> answered = Map.of();

    ReplayPorts(TrackerPorts record) {
        this.record = record;
    }

    /** What was logged, in order. */
    List<Change> logged() {
        return logged;
    }

    /** What the write answered, in stored form; whoever began its request completes it with that. */
    Map<String, Object> answer() {
        return answered;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return record.unitOfWork();
    }

    @Override
    public WorkItemRepository workItems() {
        return record.workItems();
    }

    @Override
    public DependencyRepository dependencies() {
        return record.dependencies();
    }

    @Override
    public ReadyWork readyWork() {
        return record.readyWork();
    }

    @Override
    public ArchiveRepository archive() {
        return record.archive();
    }

    @Override
    public VendorRepository vendors() {
        return record.vendors();
    }

    @Override
    public DeploymentRepository deployments() {
        return record.deployments();
    }

    @Override
    public ConfigurationRepository configuration() {
        return record.configuration();
    }

    @Override
    public EnhancementRepository enhancements() {
        return record.enhancements();
    }

    @Override
    public StatusRepository status() {
        return record.status();
    }

    @Override
    public Synchronisation synchronisation() {
        return record.synchronisation();
    }

    @Override
    public Revisions revisions() {
        return record.revisions();
    }

    @Override
    public ConflictRepository conflicts() {
        return record.conflicts();
    }

    @Override
    public StatusFileFormat statusFiles() {
        return record.statusFiles();
    }

    @Override
    public SessionPromptFormat sessionPrompts() {
        return record.sessionPrompts();
    }

    @Override
    public Intake intake() {
        return record.intake();
    }

    @Override
    public Takeout takeout() {
        return record.takeout();
    }

    @Override
    public MigrationRepository migrations() {
        return record.migrations();
    }

    @Override
    public CommitFinder commits() {
        return record.commits();
    }

    @Override
    public TransferRepository transfer() {
        return record.transfer();
    }

    @Override
    public StatusFileSource statusFileSource() {
        return record.statusFileSource();
    }

    @Override
    public String statusFilePath() {
        return record.statusFilePath();
    }

    @Override
    public WorkingTree workingTree() {
        return record.workingTree();
    }

    @Override
    public ProjectFiles files() {
        return record.files();
    }

    @Override
    public ChangeLog changeLog() {
        ChangeLog log = record.changeLog();
        return new ChangeLog() {
            @Override
            public void append(List<Change> changes) {
                log.append(changes);
                logged.addAll(changes);
            }

            @Override
            public List<Change> list(ChangeQuery query) {
                return log.list(query);
            }

            @Override
            public List<Change> ofDependencies(String itemId) {
                return log.ofDependencies(itemId);
            }

            @Override
            public List<String> changedFieldsSince(EntityType type, String entityId, long version) {
                return log.changedFieldsSince(type, entityId, version);
            }
        };
    }

    @Override
    public RequestLog requests() {
        return new RequestLog() {
            @Override
            public Optional<Map<String, Object>> begin(
                    UUID requestId, String operation, Map<String, Object> arguments, Instant now) {
                return Optional.empty();
            }

            @Override
            public Optional<Map<String, Object>> find(UUID requestId, String operation, Map<String, Object> arguments) {
                return Optional.empty();
            }

            @Override
            public void complete(UUID requestId, Map<String, Object> answer) {
                answered = answer;
            }
        };
    }
}
