package dev.tracker.mcp.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with the answers to calls, and with what servers wrote to standard error. */
final class Answers {

    /** Refusals that another client's write explains, or an item that only the database has. */
    private static final List<Pattern> FOR_CAUSE = List.of(
            Pattern.compile("VersionConflictError: .*"),
            Pattern.compile("CycleError: .*"),
            Pattern.compile("ValidationError: assignee cannot have this item: it is claimed by .*"),
            Pattern.compile("ValidationError: assignee does not hold this item: .*"),
            Pattern.compile(
                    "ValidationError: \\S+ is deleted(; restore it first,| and takes no change but restore) .*"),
            Pattern.compile("ValidationError: id is not ready: .*"),
            Pattern.compile("ValidationError: parent_id would put an item deeper than level 5; .*"),
            // Another machine made it just before the database went.
            Pattern.compile("DatabaseError: Work item '\\S+' is not in the mirror, .*"));

    /** Warnings that a folder in order never needs. */
    private static final Set<String> FAULTY_WARNINGS =
            Set.of("pending_file_failed", "journal_failed", "no_source", "not_in_source", "stale_cache");

    /** What a server reports of outages and of conflicts. */
    private static final List<String> EXPECTED_LINES =
            List.of("WARNING: A journal entry was refused", "WARNING: The database is back, but not to be used yet");

    /** The end of a line after which another entry of a log begins: no exception, and no line of its trace. */
    private static final Pattern ENTRY = Pattern.compile("\\R(?=[A-Z]+: |Exception in)");

    private static final int LINES_SHOWN = 60;

    private final Predicate<Call> excused;
    private final Map<String, Integer> lines = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> warnings = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long slowest;

    private Answers(Predicate<Call> excused) {
        this.excused = excused;
    }

    /**
     * Judges answers.
     *
     * @param seeds items that nobody deleted
     * @param excused calls whose refusal or lack of data a fault of that time explains
     */
    static Answers of(List<Call> calls, Set<String> seeds, Predicate<Call> excused) {
        Answers answers = new Answers(excused);
        calls.forEach(call -> answers.check(call, seeds));
        return answers;
    }

    private void check(Call call, Set<String> seeds) {
        call.warnings().forEach(code -> warnings.merge(code, 1, Integer::sum));
        if (call.outcome().body() == null) {
            // Its server was killed, or its client told of the silence.
            return;
        }
        slowest = Math.max(slowest, call.millis());
        if (call.outcome().isRefusal()) {
            count(call);
        }
        if (excused.test(call)) {
            return;
        }
        call.warnings().stream()
                .filter(FAULTY_WARNINGS::contains)
                .forEach(code -> faults.add("Warning " + code + ": " + call + "."));
        if (call.outcome().isRefusal()) {
            checkRefusal(call);
        } else if (call.tool().equals("list_work_items")
                && !call.arguments().has("include_deleted")
                && call.outcome().body().path("items").size() < seeds.size()) {
            faults.add("The list lacks items that nobody deleted: " + call + ".");
        } else if (call.isOffline()
                && call.isAcknowledgedWrite()
                && !call.tool().equals("write_status_file")
                && !call.outcome().body().path("wrote_to_markdown").asBoolean()) {
            faults.add("The status file does not have the write: " + call + ".");
        }
    }

    private void count(Call call) {
        String text = call.tool() + " " + call.error() + ": " + call.message();
        refusals.merge(
                text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                        .replaceAll("'[^']*'", "'…'")
                        .replaceAll("\\b[0-9a-z]{4,6} '…'(, )?", "")
                        .replaceAll("\\bc\\d+(-\\d+)?\\b", "CLIENT")
                        .replaceAll("\\d+", "N"),
                1,
                Integer::sum);
    }

    private void checkRefusal(Call call) {
        if (!call.isWrite() || !isForCause(call)) {
            faults.add("Refused: " + call + ".");
        }
    }

    private static boolean isForCause(Call call) {
        String text = call.error() + ": " + call.message();
        return FOR_CAUSE.stream().anyMatch(cause -> cause.matcher(text).matches());
    }

    /** Adds what a client's servers wrote to standard error. */
    void addLogs(Client client) {
        List<String> refused = client.calls().stream()
                .filter(call -> call.error().equals("DatabaseError") && (isForCause(call) || excused.test(call)))
                .map(call -> "WARNING: " + call.tool() + " was refused by the database")
                .toList();
        for (String log : client.logs()) {
            for (String entry : ENTRY.splitAsStream(log.strip()).toList()) {
                String first = entry.lines().findFirst().orElse("");
                if (!first.isEmpty()) {
                    lines.merge(first, 1, Integer::sum);
                }
                if (!first.isEmpty()
                        && !refused.contains(first)
                        && EXPECTED_LINES.stream().noneMatch(first::startsWith)) {
                    faults.add("Standard error of " + client.name() + ": "
                            + entry.lines().limit(LINES_SHOWN).collect(Collectors.joining("\n")));
                }
            }
        }
    }

    /** What servers wrote to standard error, and how often. */
    Map<String, Integer> lines() {
        return lines;
    }

    List<String> faults() {
        return faults;
    }

    /** Refusals by their text without names and numbers. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    Map<String, Integer> warnings() {
        return warnings;
    }

    /** The longest time to an answer, in milliseconds. */
    long slowest() {
        return slowest;
    }
}
