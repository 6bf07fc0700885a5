package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.Change;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.replay.JournaledOperations;
import dev.tracker.persistence.files.FolderProjectFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changes in a project that wait and are not brought to its record: this machine did not write them, or they are for
 * another record. They stay where they are.
 */
final class HeldEntries {

    /** The warning of changes that this machine is not known to have written. */
    static final String UNPROVEN = "unproven_changes";

    /** The warning of changes that are for another record. */
    static final String OTHER_RECORD = "changes_of_other_record";

    private static final long HIGHEST_VERSION = 1_000_000_000;

    private final List<Held> all;
    private final JournalGuard guard;

    private HeldEntries(List<Held> all, JournalGuard guard) {
        this.all = all;
        this.guard = guard;
    }

    /** Why an entry does not count. */
    enum Reason {
        /** It has no proof that this machine wrote it. */
        UNPROVEN,
        /** It is for another record. */
        OTHER_RECORD,
        /** It is no entry. */
        UNREADABLE
    }

    /**
     * An entry that does not count.
     *
     * @param entry null for one that cannot be read
     * @param comments those of the status file that hold it
     * @param rows those of the journal that hold it
     */
    record Held(Reason reason, @Nullable SealedEntry entry, List<String> comments, List<JournalRow> rows) {}

    /** The rule of a project. */
    static JournalGuard guard(ProjectSettings project, String record, Supplier<@Nullable UUID> recordId, Clock clock) {
        MachineKeys keys = MachineKeys.of(
                System.getenv(),
                project.cachePath().toAbsolutePath().resolveSibling(".").normalize());
        return new JournalGuard(new EntrySeal(keys), record, recordId, clock);
    }

    /** What there is to say of them in a project whose record is in a file. */
    static List<Warning> warnings(ProjectSettings project, RecordSessions record) {
        Clock clock = Clock.systemUTC();
        try (Mirror beside = new Mirror(project.cachePath(), "sqlite", clock)) {
            return of(project, beside, () -> RecordIdentity.of(record), clock).warnings();
        }
    }

    /** Those of a project; looks, and changes nothing. */
    static HeldEntries of(ProjectSettings project, Mirror mirror, Supplier<@Nullable UUID> recordId, Clock clock) {
        JournalGuard guard = guard(project, mirror.record(), recordId, clock);
        PendingFile file = new PendingFile(
                new FolderProjectFiles(project.projectFolder()),
                project.statusFile().toString(),
                guard);
        return of(file, mirror, guard);
    }

    static HeldEntries of(PendingFile file, Mirror mirror, JournalGuard guard) {
        Map<String, List<String>> comments = new LinkedHashMap<>();
        Map<String, List<JournalRow>> rows = new LinkedHashMap<>();
        List<Held> unreadable = new ArrayList<>();
        for (PendingSection.Block block : blocks(file)) {
            String text = block.text();
            if (text == null) {
                unreadable.add(new Held(Reason.UNREADABLE, null, List.of(block.comment()), List.of()));
            } else {
                comments.computeIfAbsent(text, any -> new ArrayList<>()).add(block.comment());
            }
        }
        for (JournalRow row : rows(mirror, guard)) {
            rows.computeIfAbsent(row.entry(), any -> new ArrayList<>()).add(row);
        }
        Set<String> texts = new LinkedHashSet<>(comments.keySet());
        texts.addAll(rows.keySet());
        List<Held> all = new ArrayList<>();
        for (String text : texts) {
            Optional<SealedEntry> own = guard.open(text);
            if (own.filter(guard::isFor).isEmpty()) {
                all.add(held(
                        own.orElse(null),
                        text,
                        comments.getOrDefault(text, List.of()),
                        rows.getOrDefault(text, List.of()),
                        guard));
            }
        }
        all.addAll(unreadable);
        return new HeldEntries(all, guard);
    }

    private static Held held(
            @Nullable SealedEntry own, String text, List<String> comments, List<JournalRow> rows, JournalGuard guard) {
        if (own != null) {
            return new Held(Reason.OTHER_RECORD, own, comments, rows);
        }
        SealedEntry read = read(text);
        if (read == null) {
            return new Held(Reason.UNREADABLE, null, comments, rows);
        }
        // One of an earlier version of this program names no record.
        boolean isForAnother = read.record() != null && !guard.isFor(read);
        return new Held(isForAnother ? Reason.OTHER_RECORD : Reason.UNPROVEN, read, comments, rows);
    }

    private static @Nullable SealedEntry read(String text) {
        try {
            SealedEntry read = EntrySeal.parse(text);
            JournalEntry entry = read.entry();
            boolean isSound = JournaledOperations.contains(entry.write().operation())
                    && !entry.write().changes().isEmpty()
                    && entry.write().changes().stream().allMatch(HeldEntries::isSound);
            return isSound ? read : null;
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A pending change cannot be read", e);
            return null;
        }
    }

    private static boolean isSound(Change change) {
        Long version = change.version();
        return version == null || (version >= 1 && version <= HIGHEST_VERSION);
    }

    private static List<PendingSection.Block> blocks(PendingFile file) {
        try {
            return file.blocks();
        } catch (TrackerException e) {
            // Who reads or writes the file says why.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The status file cannot be read", e);
            return List.of();
        }
    }

    private static List<JournalRow> rows(Mirror mirror, JournalGuard guard) {
        try {
            return mirror.exists() ? new MyBatisJournal(mirror.sessions(), guard).heldOrForeign() : List.of();
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The journal cannot be read", e);
            return List.of();
        }
    }

    /** A journal by the same rule. */
    MyBatisJournal journal(Mirror mirror) {
        return new MyBatisJournal(mirror.sessions(), guard);
    }

    List<Held> all() {
        return all;
    }

    /** What there is to say of them. */
    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        long unproven = count(Reason.UNPROVEN) + count(Reason.UNREADABLE);
        if (unproven > 0) {
            warnings.add(new Warning(UNPROVEN, unproven(unproven)));
        }
        long others = count(Reason.OTHER_RECORD);
        if (others > 0) {
            warnings.add(new Warning(OTHER_RECORD, others(others)));
        }
        return warnings;
    }

    /** Says that so many changes are not known to be of this machine. */
    private static String unproven(long count) {
        return (count == 1 ? "A pending change has" : count + " pending changes have")
                + " no proof that this machine wrote "
                + (count == 1 ? "it, and is" : "them, and are")
                + " not brought to the record: an earlier version of this program, another machine or a stranger wrote "
                + (count == 1 ? "it" : "them")
                + ". 'tracker sync accept' shows each to a person, who can take over what they know.";
    }

    private String others(long count) {
        Collection<String> named = new TreeSet<>();
        all.stream()
                .filter(held -> held.reason() == Reason.OTHER_RECORD)
                .map(Held::entry)
                .forEach(entry -> {
                    if (entry != null) {
                        named.add(name(entry.recordId(), entry.record()));
                    }
                });
        UUID here = guard.recordId().get();
        return (count == 1 ? "A pending change is" : count + " pending changes are") + " for another record ("
                + named.stream()
                        .limit(3)
                        .reduce((some, more) -> some + "; " + more)
                        .orElse("unknown")
                + ") than this (" + name(here, guard.record())
                + "), and wait until database.url names that again. They are never sent to this one.";
    }

    private static String name(@Nullable UUID id, @Nullable String record) {
        String name = record == null ? "unnamed" : record.replaceAll("[^A-Za-z0-9/?=_.-]", "?");
        return (name.length() > 100 ? name.substring(0, 100) : name) + (id == null ? "" : ", id " + id);
    }

    private long count(Reason reason) {
        return all.stream().filter(held -> held.reason() == reason).count();
    }
}
