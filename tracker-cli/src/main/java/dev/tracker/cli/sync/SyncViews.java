package dev.tracker.cli.sync;

import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.json.RecordTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How synchronisation is shown. */
final class SyncViews {
    private SyncViews() {}

    static void print(SyncStatus status, Session session) {
        session.print(new Answer(RecordTree.of(status), List.of(), null, screen -> show(status, screen)));
        if (!session.options().form().isJson()) {
            status.warnings().forEach(warning -> session.warn(warning.message()));
        }
    }

    static Answer conflicts(SyncStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "conflicts", status.conflicts().stream().map(RecordTree::of).toList());
        List<String> ids = status.conflicts().stream()
                .map(conflict -> conflict.id().toString())
                .toList();
        return new Answer(document, ids, null, screen -> {
            if (status.conflicts().isEmpty()) {
                screen.sentence("No conflicts.", Tone.FAINT);
            }
            status.conflicts().forEach(conflict -> show(conflict, screen));
        });
    }

    private static void show(SyncStatus status, Screen screen) {
        boolean online = status.databaseStatus() == DatabaseStatus.ONLINE;
        screen.details(new DetailOutput()
                .add(
                        "database",
                        Cell.of(status.databaseStatus().name().toLowerCase(Locale.ROOT), online ? Tone.GOOD : Tone.BAD))
                .add("waiting", status.pending() == 1 ? "1 change" : status.pending() + " changes")
                .add("oldest", status.oldestPendingAt() == null ? null : screen.time(status.oldestPendingAt()))
                .add("mirror", status.mirrorAgeMinutes() == null ? null : status.mirrorAgeMinutes() + " minutes old")
                .add("last sync", status.lastSyncAt() == null ? null : screen.time(status.lastSyncAt())));
        status.conflicts().forEach(conflict -> show(conflict, screen));
    }

    private static void show(SyncStatus.Open conflict, Screen screen) {
        screen.heading("Conflict " + conflict.id());
        screen.details(new DetailOutput()
                .add("about", conflict.entityType() + " " + conflict.entityId())
                .add("mine", inWords(conflict.mine()))
                .add("theirs", inWords(conflict.theirs()))
                .add("reason", conflict.reason())
                .add("recorded", screen.time(conflict.recordedAt()) + " of " + conflict.actor()));
    }

    private static String inWords(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + (field.getValue() == null ? "none" : field.getValue()))
                .collect(Collectors.joining("; "));
    }
}
