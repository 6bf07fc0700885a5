package dev.tracker.testkit.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.testkit.memory.InMemoryPorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WriteLedgerTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final String ITEM = "01a22eaa-be2a-722c-a89c-104b3b3a19d0";

    private final InMemoryPorts record = new InMemoryPorts();
    private final UUID request = UUID.randomUUID();

    @Test
    void acceptsAWriteInTheLogOrInAConflict() {
        log(change(request, 1));
        UUID other = UUID.randomUUID();
        put(conflict(other));

        WriteLedger ledger = ledger(write(request, 1), write(other, 1));

        assertThat(ledger.faults()).isEmpty();
        assertThat(ledger.conflicts()).isEqualTo(1);
    }

    @Test
    void namesALostWriteAndWhereItIs() {
        WriteLedger ledger =
                WriteLedger.of(record, List.of(write(request, 1)), wanted -> "it is in the journal: " + wanted);

        assertThat(ledger.lost()).isEqualTo(1);
        assertThat(ledger.faults())
                .containsExactly("Write " + request + " (create of c1) is neither in the change log nor in a conflict:"
                        + " it is in the journal: " + request + ".");
    }

    @Test
    void findsAWriteThatWasDoneTwice() {
        log(change(request, 1), change(request, 2));

        WriteLedger ledger = ledger(write(request, 1));

        assertThat(ledger.doubled()).isEqualTo(1);
        assertThat(ledger.faults()).singleElement().asString().contains(request.toString(), "more than once");
    }

    @Test
    void findsAWriteThatIsInTheLogAndInAConflict() {
        log(change(request, 1));
        put(conflict(request));

        assertThat(ledger(write(request, 1)).doubled()).isEqualTo(1);
    }

    @Test
    void findsAWriteInTwoConflicts() {
        put(conflict(request));
        put(conflict(request));

        assertThat(ledger(write(request, 1)).doubled()).isEqualTo(1);
    }

    @Test
    void findsVersionsThatFellOrAreBelowWhatWasAnswered() {
        UUID later = UUID.randomUUID();
        log(change(request, 3), change(later, 2));

        WriteLedger ledger = ledger(write(request, 3), write(later, 2));

        assertThat(ledger.regressed()).isEqualTo(2);
        assertThat(ledger.faults()).hasSize(2);
    }

    private WriteLedger ledger(AcknowledgedWrite... writes) {
        return WriteLedger.of(record, List.of(writes));
    }

    private static AcknowledgedWrite write(UUID request, long version) {
        return new AcknowledgedWrite(request, "work_item/" + ITEM, version, false, "create of c1");
    }

    private void log(Change... changes) {
        record.unitOfWork().write(WriteScope.ROWS, () -> {
            record.changeLog().append(List.of(changes));
            return changes.length;
        });
    }

    private void put(Conflict conflict) {
        record.unitOfWork().write(WriteScope.ROWS, () -> {
            record.conflicts().put(conflict);
            return 1;
        });
    }

    private static Change change(UUID request, long version) {
        return new Change(0, AT, "c1", EntityType.WORK_ITEM, ITEM, version, Action.UPDATED, Map.of(), request);
    }

    private static Conflict conflict(UUID request) {
        UUID journal = UUID.randomUUID();
        Written write = new Written(
                request, true, AT, "c1", "UpdateWorkItem", Map.of(), List.of(), List.of(change(request, 1)), Map.of());
        EntityRef entity = new EntityRef(EntityType.WORK_ITEM, ITEM);
        return new Conflict(
                UUID.randomUUID(),
                journal,
                entity,
                List.of(entity),
                Map.of(),
                Map.of(),
                "both changed it",
                "c1",
                AT,
                List.of(new JournalEntry(1, journal, write, List.of())));
    }
}
