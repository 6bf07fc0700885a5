package dev.tracker.persistence;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes that an earlier build made and stored, each with a request id: the files in {@code /earlier} hold what it
 * stored. Made again, they are repeated requests, for every command depends only on the answers before it.
 */
final class EarlierCalls {

    static final String STATUS_FILE = "status.md";
    static final String PROMPT = "prompt.md";

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Tracker tracker;
    private final List<Record> answers = new ArrayList<>();
    private int requests;

    private EarlierCalls(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The answers to the writes that a journal takes, in order. */
    static List<Record> whileUnavailable(Tracker tracker) {
        EarlierCalls calls = new EarlierCalls(tracker);
        calls.journaled();
        return calls.answers;
    }

    /** The answers to writes of all kinds, in order, the project's folder holding the status file and the prompt. */
    static List<Record> ofEveryKind(Tracker tracker) {
        EarlierCalls calls = new EarlierCalls(tracker);
        calls.journaled();
        calls.others();
        return calls.answers;
    }

    private void journaled() {
        WorkItem project = add(tracker.workItems().create(CreateWorkItem.project("Earlier project", "By Ada"), next()));
        WorkItem task = add(
                tracker.workItems().create(CreateWorkItem.task("Earlier task").under(project.id()), next()));
        WorkItem other = add(tracker.workItems().create(CreateWorkItem.task("Other task"), next()));
        add(tracker.workItems()
                .update(
                        UpdateWorkItem.of(task)
                                .description("Changed")
                                .labels(List.of("one", "two"))
                                .branchName("feature/earlier")
                                .commitHash(COMMIT)
                                .prNumber(7)
                                .metadata(Map.of("estimated_hours", 2))
                                .build(),
                        next()));
        add(tracker.dependencies()
                .set(SetDependency.blocks(WorkItemRef.of(other.id()), WorkItemRef.of(task.id())), next()));
        add(tracker.claims().claim(ClaimWorkItem.of(WorkItemRef.of(other.id())), next()));
        Vendor vendor = add(tracker.vendors().create(CreateVendor.named("Earlier Vendor"), next()));
        add(tracker.vendors()
                .update(
                        UpdateVendor.status(VendorRef.of(vendor.id()), vendor.version(), VendorStatus.OPERATIONAL),
                        next()));
        add(tracker.deployments()
                .record(
                        new RecordDeployment(
                                Instant.parse("2026-01-02T03:04:05Z"),
                                COMMIT,
                                Map.of("pr_number", 7, "pr_title", "Earlier", "constitutional_compliance", true),
                                List.of(VendorRef.of(vendor.id())),
                                List.of(WorkItemRef.of(task.id()))),
                        next()));
        Enhancement enhancement = add(tracker.enhancements().create(CreateEnhancement.of("Earlier idea", 2), next()));
        add(tracker.enhancements()
                .update(
                        UpdateEnhancement.status(
                                enhancement.id(), enhancement.revision().version(), EnhancementStatus.APPROVED),
                        next()));
        add(tracker.configuration()
                .update(new UpdateConfiguration(1L, ContextType.FEATURE, null, "main", COMMIT, 150_000), next()));
    }

    private void others() {
        WorkItem done = add(tracker.workItems().create(CreateWorkItem.task("Finished long ago"), next()));
        add(tracker.workItems()
                .update(UpdateWorkItem.of(done).status(ItemStatus.COMPLETED).build(), next()));
        add(tracker.archive().archive(ArchiveWorkItems.after(1), next(), ArchiveProgress.NONE));
        add(tracker.archive().restore(new RestoreArchivedWorkItem(WorkItemRef.of(done.id())), next()));
        add(tracker.migration().migrate(MigrateStatusFile.of(STATUS_FILE), next(), MigrationProgress.NONE));
        add(tracker.migration().rollBack(new RollBackMigration(true), next()));
        add(tracker.migration().importPrompts(ImportSessionPrompts.of(PROMPT), next(), MigrationProgress.NONE));
    }

    private Caller next() {
        requests++;
        UUID id = UUID.nameUUIDFromBytes(("earlier " + requests).getBytes(StandardCharsets.UTF_8));
        return Caller.named("ada").withRequest(id);
    }

    private <T extends Record> T add(T answer) {
        answers.add(answer);
        return answer;
    }
}
