package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.error.DatabaseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes in a project that wait and that its record did not get, because this machine is not known to have written
 * them or because they are for another record: for a person to look at and decide. Closed by its owner.
 */
public final class HeldChanges implements AutoCloseable {

    private final AvailableStore store;
    private final JournaledWrites journal;
    private List<HeldEntries.Held> held;

    private HeldChanges(AvailableStore store, JournaledWrites journal) {
        this.store = store;
        this.journal = journal;
        this.held = journal.held().all();
    }

    /**
     * Such a change.
     *
     * @param number its place in the list, from 1
     * @param reason why it does not count, as the end of a sentence
     * @param acceptable whether it can be taken over: what can be read, and is not for another record
     * @param requestId its id; null for what cannot be read
     * @param changes what it changes, a line each
     */
    public record HeldChange(
            int number,
            String reason,
            boolean acceptable,
            @Nullable String requestId,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable String operation,
            List<String> changes) {

        public HeldChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Opens the record and looks.
     *
     * @throws dev.tracker.core.error.DatabaseException if nothing is kept for this project beside its database
     */
    public static HeldChanges of(ProjectSettings project) {
        AvailableStore store = AvailableStore.openWithJournal(project);
        JournaledWrites journal = store.journaledWrites();
        if (journal == null) {
            store.close();
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "No changes wait beside this record: fallback is off, or the project is not trusted.",
                    null);
        }
        return new HeldChanges(store, journal);
    }

    /** All of them, in order. */
    public List<HeldChange> list() {
        List<HeldChange> list = new ArrayList<>();
        for (HeldEntries.Held entry : held) {
            list.add(shown(list.size() + 1, entry));
        }
        return list;
    }

    private static HeldChange shown(int number, HeldEntries.Held held) {
        String reason = switch (held.reason()) {
            case UNPROVEN -> "this machine is not known to have written it";
            case OTHER_RECORD -> "it is for another record";
            case UNREADABLE -> "it cannot be read";
        };
        SealedEntry sealed = held.entry();
        if (sealed == null) {
            return new HeldChange(number, reason, false, null, null, null, null, List.of());
        }
        JournalEntry entry = sealed.entry();
        return new HeldChange(
                number,
                reason,
                held.reason() == HeldEntries.Reason.UNPROVEN,
                entry.requestId().toString(),
                entry.write().actor(),
                entry.write().at(),
                entry.write().operation(),
                entry.write().changes().stream().map(HeldChanges::line).toList());
    }

    private static String line(Change change) {
        StringBuilder line = new StringBuilder(change.action().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(change.entityType().code())
                .append(' ')
                .append(change.entityId());
        for (Map.Entry<String, FieldChange> field : change.changes().entrySet()) {
            Object after = field.getValue().after();
            String value = after == null ? "none" : after.toString();
            line.append(line.indexOf(": ") < 0 ? ": " : "; ")
                    .append(field.getKey())
                    .append(" = ")
                    .append(value.length() > 500 ? value.substring(0, 500) + "…" : value);
        }
        return line.toString();
    }

    /**
     * Takes some over: from then on they count as written here, for this record.
     *
     * @param numbers of the list
     * @return how things stand after they were brought to the record, if that answers
     */
    public SyncStatus accept(Set<Integer> numbers) {
        List<HeldEntries.Held> accepted = new ArrayList<>();
        for (int number : numbers) {
            HeldEntries.Held entry = held.get(number - 1);
            if (entry.reason() != HeldEntries.Reason.UNPROVEN) {
                throw new IllegalArgumentException("change " + number + " cannot be taken over");
            }
            accepted.add(entry);
        }
        accepted.sort(Comparator.comparingLong(
                entry -> Objects.requireNonNull(entry.entry(), "can be read").place()));
        journal.accept(accepted);
        SyncStatus status = store.synchronisation().now();
        held = journal.held().all();
        return status;
    }

    @Override
    public void close() {
        store.close();
    }
}
