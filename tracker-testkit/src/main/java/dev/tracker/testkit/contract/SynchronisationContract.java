package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Synchronisation} promises of a record that is there and has nothing waiting. It needs every port that a
 * write goes through, and conflicts.
 */
public abstract class SynchronisationContract extends PortsContract {

    private static final Caller BEN = Caller.named("ben");

    private final WorkItem item = Samples.task("Theirs");

    @Test
    void saysThatNothingWaits() {
        SyncStatus status = sync().status();

        assertThat(status.databaseStatus()).isEqualTo(DatabaseStatus.ONLINE);
        assertThat(status.pending()).isZero();
        assertThat(status.oldestPendingAt()).isNull();
        assertThat(status.conflicts()).isEmpty();
        assertThat(status.warnings()).isEmpty();
        assertThat(sync().now()).isEqualTo(status);
    }

    @Test
    void showsWhatNobodyHasResolved() {
        Conflict conflict = conflicting();

        SyncStatus status = sync().status();

        assertThat(status.conflicts()).containsExactlyElementsOf(SyncStatus.shown(List.of(conflict)));
        assertThat(status.warnings()).hasSize(1);
    }

    @Test
    void keepsTheirs() {
        Conflict conflict = conflicting();

        SyncStatus status = sync().resolve(new ResolveConflict(conflict.id(), Side.THEIRS), BEN);

        assertThat(status.conflicts()).isEmpty();
        assertThat(stored().title()).isEqualTo("Theirs");
        assertThat(stored().version()).as("a resolution is a change").isEqualTo(3);
        assertThat(ports().changeLog().list(ChangeQuery.ALL))
                .extracting(Change::action, Change::actor)
                .containsExactly(tuple(Action.CONFLICT_RESOLVED, "ben"));
    }

    @Test
    void keepsMine() {
        Conflict conflict = conflicting();

        SyncStatus status = sync().resolve(new ResolveConflict(conflict.id(), Side.MINE), BEN);

        assertThat(status.conflicts()).isEmpty();
        assertThat(stored().title()).isEqualTo("Mine");
        assertThat(stored().version()).isGreaterThan(2);
    }

    @Test
    void refusesAConflictThatDoesNotWait() {
        Conflict conflict = conflicting();
        sync().resolve(new ResolveConflict(conflict.id(), Side.THEIRS), BEN);

        assertThatThrownBy(() -> sync().resolve(new ResolveConflict(conflict.id(), Side.MINE), BEN))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sync().resolve(new ResolveConflict(UUID.randomUUID(), Side.MINE), BEN))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sync().resolve(new ResolveConflict(null, null), BEN))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void resolvesOnceWhereARequestIsRepeated() {
        Conflict conflict = conflicting();
        Caller caller = BEN.withRequest(UUID.randomUUID());
        sync().resolve(new ResolveConflict(conflict.id(), Side.THEIRS), caller);

        sync().resolve(new ResolveConflict(conflict.id(), Side.THEIRS), caller);

        assertThat(stored().version()).isEqualTo(3);
    }

    private Synchronisation sync() {
        return ports().synchronisation();
    }

    private WorkItem stored() {
        return ports().workItems().find(WorkItemRef.of(item.id())).orElseThrow();
    }

    /** An item at version 2, and an offline write to its title that knew version 1. */
    private Conflict conflicting() {
        EntityRef entity = new EntityRef(EntityType.WORK_ITEM, item.id().toString());
        Change change = Samples.change(
                NOW,
                "anna",
                entity.entityType(),
                entity.entityId(),
                2L,
                Map.of("title", new FieldChange("First", "Mine")));
        Map<String, Object> command = Map.of("id", entity.entityId(), "version", 1L, "title", "Mine");
        UUID journal = UUID.randomUUID();
        Written write = new Written(
                UUID.randomUUID(),
                true,
                NOW,
                "anna",
                "UpdateWorkItem",
                command,
                List.of(),
                List.of(change),
                Map.of("version", 2L));
        JournalEntry entry = new JournalEntry(
                1, journal, write, List.of(new BaseVersion(entity.entityType(), entity.entityId(), 1)));
        Conflict conflict = new Conflict(
                UUID.randomUUID(),
                journal,
                entity,
                List.of(entity),
                Map.of("title", "Mine"),
                Map.of("title", "Theirs"),
                "Both changed the title.",
                "anna",
                NOW,
                List.of(entry));
        writing(() -> {
            ports().workItems().insert(item);
            ports().workItems().update(item, Samples.renamed(item, "Theirs"));
            ports().conflicts().put(conflict);
        });
        return conflict;
    }
}
