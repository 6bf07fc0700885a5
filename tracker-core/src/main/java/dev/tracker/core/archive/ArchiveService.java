package dev.tracker.core.archive;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.Writer;
import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.paging.Page;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts aside what nobody has touched for long, and brings it back. */
public final class ArchiveService {

    /** Items in one transaction. */
    static final int BATCH = 100;

    /** Items that are looked for at a time, so that memory does not grow with the record. */
    private static final int PLANNED = 100 * BATCH;

    private final ArchiveRepository archive;
    private final ConfigurationRepository configuration;
    private final ItemLookup lookup;
    private final UnitOfWork unitOfWork;
    private final Writer writer;
    private final Homecoming homecoming;

    public ArchiveService(
            ArchiveRepository archive,
            WorkItemRepository items,
            ConfigurationRepository configuration,
            UnitOfWork unitOfWork,
            Writer writer) {
        this.archive = archive;
        this.configuration = configuration;
        this.lookup = new ItemLookup(items);
        this.unitOfWork = unitOfWork;
        this.writer = writer;
        this.homecoming = new Homecoming(archive, lookup);
    }

    /**
     * Archives, or counts, items that lie still, in batches that are each kept by themselves. Where it is
     * broken off, what was archived stays so, and another call archives the rest.
     *
     * @param progress hears of each batch
     */
    public ArchiveOutcome archive(ArchiveWorkItems command, Caller caller, ArchiveProgress progress) {
        Optional<ArchiveOutcome> first = writer.answered(command, caller, ArchiveOutcome.class);
        if (first.isPresent()) {
            return first.get();
        }
        Instant before = writer.now().minus(Duration.ofDays(command.thresholdDays()));
        ArchiveOutcome outcome = ArchiveOutcome.of(unitOfWork.read(() -> archive.count(before)));
        if (command.dryRun()) {
            return outcome;
        }
        ArchiveOutcome answer = inBatches(before, caller, outcome.archivedCount(), progress);
        return writer.write(command, caller, WriteScope.ROWS, ArchiveOutcome.class, changes -> answer);
    }

    /**
     * Brings an archived item back, with the archived items above and below it. Nothing changes where it
     * is live.
     *
     * @return the item as it is then
     * @throws dev.tracker.core.error.ValidationException if it is deleted, or cannot stand where it stood
     */
    public WorkItem restore(RestoreArchivedWorkItem command, Caller caller) {
        return writer.write(
                command, caller, WriteScope.STRUCTURE, WorkItem.class, changes -> homecoming.of(command, changes));
    }

    /** A page of summaries, newest archiving first. */
    public Page<ArchivedSummary> list(ArchivedQuery query) {
        return unitOfWork.read(() -> archive.summaries(resolved(query)));
    }

    /** A page of whole items, newest archiving first. */
    public Page<WorkItem> listWhole(ArchivedQuery query) {
        return unitOfWork.read(() -> archive.list(resolved(query)));
    }

    /** Whether an archiving by the calendar is the caller's to make: the last began longer ago than this. */
    boolean beginRun(Duration interval) {
        if (isWithoutRecord()) {
            return false;
        }
        return unitOfWork.write(WriteScope.ROWS, () -> {
            Instant now = writer.now();
            return archive.beginRun(now, now.minus(interval));
        });
    }

    /** Whether nobody has made the record yet; a schedule does not. */
    private boolean isWithoutRecord() {
        try (Observation seen = Observation.begin()) {
            return unitOfWork.read(() -> true)
                    && seen.warnings().stream()
                            .anyMatch(warning -> warning.code().equals(Warning.NO_RECORD));
        }
    }

    private ArchiveOutcome inBatches(Instant before, Caller caller, long total, ArchiveProgress progress) {
        Writer.Parts parts = writer.inParts(caller);
        List<ArchiveCount> archived = new ArrayList<>();
        List<WorkItemId> planned;
        int batchesBefore;
        do {
            batchesBefore = archived.size();
            planned = unitOfWork.read(() -> archive.candidates(before, PLANNED));
            for (int from = 0; from < planned.size(); from += BATCH) {
                List<WorkItemId> batch = planned.subList(from, Math.min(from + BATCH, planned.size()));
                List<ArchiveCandidate> moved =
                        parts.write(WriteScope.STRUCTURE, changes -> batch(batch, before, changes));
                moved.forEach(item -> archived.add(new ArchiveCount(item.itemType(), item.status(), 1)));
                progress.archived(archived.size(), Math.max(total, archived.size()));
            }
            // What is found again and again was refused because of others' writes: it is no longer still.
        } while (planned.size() == PLANNED && archived.size() > batchesBefore);
        return ArchiveOutcome.of(archived);
    }

    /** Archives those of the items that may be now, whatever was so when they were looked for. */
    private List<ArchiveCandidate> batch(List<WorkItemId> ids, Instant before, ChangeSet changes) {
        // The configuration first: who makes one of these the current session waits, and then finds it archived.
        WorkItemId session = configuration.getForUpdate().currentSessionId();
        List<ArchiveCandidate> held = archive.hold(ids);
        Set<WorkItemId> staying = archive.parentsOfOthers(ids);
        List<ArchiveCandidate> moved = new ArrayList<>();
        for (ArchiveCandidate item : childrenFirst(held)) {
            if (staying.contains(item.id()) || item.id().equals(session) || !item.restedSince(before)) {
                if (item.parentId() != null) {
                    staying.add(item.parentId());
                }
            } else {
                moved.add(item);
            }
        }
        if (!moved.isEmpty()) {
            archive.archive(moved.stream().map(ArchiveCandidate::id).toList(), changes.now());
        }
        Map<String, FieldChange> fields =
                Map.of("archived_at", new FieldChange(null, changes.now().toString()));
        moved.forEach(item -> changes.add(EntityType.WORK_ITEM, item.id(), item.version(), Action.ARCHIVED, fields));
        return moved;
    }

    private static List<ArchiveCandidate> childrenFirst(List<ArchiveCandidate> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(ArchiveCandidate::depth).reversed())
                .toList();
    }

    private ArchivedQuery resolved(ArchivedQuery query) {
        WorkItemRef parent = query.parent() == null ? null : query.parent().parent();
        return parent == null ? query : query.under(lookup.get(parent).id());
    }
}
