package dev.tracker.cli.report;

import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.JsonOutput;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangePage;
import dev.tracker.core.change.FieldChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How changes are shown. */
final class HistoryViews {
    private static final int SHOWN_ID = 8;
    private static final List<String> COLUMNS =
            List.of("seq", "at", "actor", "entity_type", "entity_id", "version", "action", "changes", "request_id");

    private HistoryViews() {}

    static Answer changes(ChangePage page, Consumer<Screen> end) {
        Map<String, @Nullable Object> document = Answers.changes(page);
        return new Answer(
                document,
                page.changes().stream()
                        .map(change -> Long.toString(change.seq()))
                        .toList(),
                new Rows(COLUMNS, entries(document)),
                screen -> {
                    table(page, screen);
                    end.accept(screen);
                });
    }

    @SuppressWarnings("unchecked") // the entries of a change log's answer are objects
    private static List<Map<String, Object>> entries(Map<String, @Nullable Object> document) {
        return (List<Map<String, Object>>) document.getOrDefault("changes", List.of());
    }

    private static void table(ChangePage page, Screen screen) {
        if (page.changes().isEmpty()) {
            screen.sentence("No changes.", Tone.FAINT);
            return;
        }
        TableOutput table = new TableOutput(
                Column.wholeRight("SEQ"),
                Column.spare("AT"),
                Column.left("ACTOR"),
                Column.left("ACTION"),
                Column.whole("OF"),
                Column.flexible("CHANGES"));
        for (Change change : page.changes()) {
            table.row(
                    Cell.of(change.seq(), Tone.FAINT),
                    Cell.of(screen.time(change.at())),
                    Cell.of(change.actor()),
                    Cell.of(change.action().name().toLowerCase(Locale.ROOT), Tone.STRONG),
                    Cell.of(entity(change)),
                    Cell.of(inWords(change)));
        }
        screen.table(table);
    }

    private static String entity(Change change) {
        String type = change.entityType().code().replace('_', ' ');
        String id = change.entityId();
        return id.length() <= SHOWN_ID ? type : type + " …" + id.substring(id.length() - SHOWN_ID);
    }

    private static String inWords(Change change) {
        return change.changes().entrySet().stream()
                .filter(entry -> change.action() != Action.CREATED || !isPlace(entry.getKey()))
                .map(entry -> entry.getKey() + ": " + inWords(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** What is new says enough by its title. */
    private static boolean isPlace(String field) {
        return List.of("id", "path", "depth", "git_links").contains(field);
    }

    private static String inWords(FieldChange change) {
        String after = plain(change.after());
        return change.before() == null ? after : plain(change.before()) + " → " + after;
    }

    private static String plain(@Nullable Object value) {
        return value instanceof String text ? text : value == null ? "none" : JsonOutput.of(value);
    }
}
