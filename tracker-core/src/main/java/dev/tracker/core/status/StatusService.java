package dev.tracker.core.status;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.configuration.ConfigurationService;
import dev.tracker.core.configuration.ConfigurationView;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.validation.Violations;
import java.util.List;

/** The whole record at a glance, or in full. */
public final class StatusService {

    public static final int DEFAULT_DEPLOYMENTS = 10;
    public static final int DEFAULT_WORK_ITEMS = 50;
    private static final int BROKEN_NAMES = 10;
    private static final int RECENT_DEPLOYMENTS = 3;
    private static final int TEXT = 40;

    private final StatusRepository status;
    private final DeploymentRepository deployments;
    private final ConfigurationService configuration;
    private final UnitOfWork unitOfWork;
    private final Availability availability;
    private final ConflictRepository conflicts;

    public StatusService(
            StatusRepository status,
            DeploymentRepository deployments,
            ConfigurationService configuration,
            UnitOfWork unitOfWork,
            Availability availability,
            ConflictRepository conflicts) {
        this.status = status;
        this.deployments = deployments;
        this.configuration = configuration;
        this.unitOfWork = unitOfWork;
        this.availability = availability;
        this.conflicts = conflicts;
    }

    /** The record at a glance; names and titles are cut at 40 characters. */
    public StatusSummary summary() {
        return unitOfWork.read(() -> {
            StatusCounts counts = status.counts(BROKEN_NAMES);
            ConfigurationView current = configuration.get();
            AvailabilityState state = availability.state();
            return new StatusSummary(
                    health(
                            counts,
                            counts.brokenVendors().stream()
                                    .map(StatusService::cut)
                                    .toList()),
                    counts.workItems(),
                    status.recentDeployments(RECENT_DEPLOYMENTS).stream()
                            .map(StatusService::cut)
                            .toList(),
                    counts.pendingEnhancements(),
                    new CurrentContext(current.activeContextType(), current.currentSessionId(), current.gitBranch()),
                    state.databaseStatus(),
                    state.pending(),
                    openConflicts());
        });
    }

    /**
     * The record in full.
     *
     * @param deploymentLimit how many deployments, 0 to 100
     * @param workItemLimit how many open work items, 0 to 100
     */
    public StatusReport full(int deploymentLimit, int workItemLimit) {
        checkLimits(deploymentLimit, workItemLimit);
        return unitOfWork.read(() -> {
            StatusCounts counts = status.counts(Integer.MAX_VALUE);
            AvailabilityState state = availability.state();
            return new StatusReport(
                    health(counts, counts.brokenVendors()),
                    counts.workItems(),
                    counts.pendingEnhancements(),
                    configuration.get(),
                    state.databaseStatus(),
                    state.pending(),
                    openConflicts(),
                    status.vendors(),
                    workItemLimit == 0 ? List.of() : status.openItems(workItemLimit),
                    newest(deploymentLimit).stream()
                            .map(DeploymentDetails::summary)
                            .toList(),
                    status.pendingEnhancements());
        });
    }

    private long openConflicts() {
        long open = conflicts.countOpen();
        if (open > 0) {
            Warning warning = Warning.openConflicts(open);
            Observation.current().warn(warning.code(), warning.message());
        }
        availability.warnings().forEach(warning -> Observation.current().warn(warning.code(), warning.message()));
        return open;
    }

    private List<DeploymentDetails> newest(int limit) {
        DeploymentQuery all = DeploymentQuery.ALL;
        return limit == 0
                ? List.of()
                : deployments.list(all.page(PageRequest.ofSize(limit))).items();
    }

    private static void checkLimits(int deploymentLimit, int workItemLimit) {
        Violations violations = new Violations();
        checkLimit("deployment_limit", deploymentLimit, violations);
        checkLimit("work_item_limit", workItemLimit, violations);
        violations.throwIfAny();
    }

    private static void checkLimit(String field, int limit, Violations violations) {
        if (limit < 0 || limit > PageRequest.MAX_LIMIT) {
            violations.add(field, "must be 0 to " + PageRequest.MAX_LIMIT, limit);
        }
    }

    private static VendorHealth health(StatusCounts counts, List<String> names) {
        return VendorHealth.of(counts.operationalVendors(), counts.brokenVendorCount(), names);
    }

    private static RecentDeployment cut(RecentDeployment deployment) {
        return new RecentDeployment(deployment.deployedAt(), deployment.prNumber(), cut(deployment.prTitle()));
    }

    private static String cut(String text) {
        return UnicodeText.shortened(text, TEXT);
    }
}
