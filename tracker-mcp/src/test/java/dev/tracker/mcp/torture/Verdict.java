package dev.tracker.mcp.torture;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.AcknowledgedWrite;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.assertion.WriteLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a record and the projects' folders have of what servers acknowledged, after everybody came back. */
final class Verdict {

    private final String jdbcUrl;
    private final List<Project> projects;
    private final Crew crew;
    private final List<String> faults = new ArrayList<>();
    private String figures = "";

    private Verdict(String jdbcUrl, List<Project> projects, Crew crew) {
        this.jdbcUrl = jdbcUrl;
        this.projects = projects;
        this.crew = crew;
    }

    /** Judges a run whose servers have ended. */
    static Verdict of(String jdbcUrl, List<Project> projects, Crew crew) throws IOException {
        Verdict verdict = new Verdict(jdbcUrl, projects, crew);
        verdict.judgeWrites();
        verdict.judgeFolders();
        return verdict;
    }

    private void judgeWrites() {
        List<Call> calls = crew.calls();
        List<AcknowledgedWrite> writes = calls.stream()
                .filter(call -> call.isAcknowledgedWrite() && call.isEffective())
                .map(Call::acknowledged)
                .toList();
        try (Store store = Store.open(jdbcUrl)) {
            Set<String> contested = store.conflicts().open().stream()
                    .flatMap(conflict -> conflict.touched().stream())
                    .map(EntityRef::entityId)
                    .collect(Collectors.toSet());
            Answers answers = Answers.of(calls, crew.seeds(), call -> contested.contains(call.missing()));
            crew.clients().forEach(answers::addLogs);
            WriteLedger ledger = WriteLedger.of(store, writes, this::whereabouts);
            faults.addAll(ledger.faults());
            faults.addAll(RecordAgreement.differencesAfterOfflineWrites(Tracker.over(store)));
            faults.addAll(crew.faults());
            faults.addAll(answers.faults());
            long offline = writes.stream().filter(AcknowledgedWrite::isOffline).count();
            figures = """
                    calls %d, writes acknowledged by the database %d, by the journal %d
                    conflicts %d, lost %d, doubled %d, versions that fell %d
                    servers started %d times, everybody back in %s ms, slowest answer %d ms
                    refusals %s
                    warnings %s
                    standard error %s""".formatted(
                            calls.size(),
                            writes.size() - offline,
                            offline,
                            ledger.conflicts(),
                            ledger.lost(),
                            ledger.doubled(),
                            ledger.regressed(),
                            crew.starts(),
                            crew.returns(),
                            answers.slowest(),
                            answers.refusals(),
                            answers.warnings(),
                            answers.lines());
        }
        crew.clients().forEach(client -> faults.addAll(client.faults()));
    }

    private void judgeFolders() throws IOException {
        for (Project project : projects) {
            Path file = project.folder().resolve(".project_status.md");
            if (Files.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8).contains("tracker:pending")) {
                faults.add("The status file of " + project.name() + " still has pending changes.");
            }
            if (Files.exists(project.mirror())) {
                List<String> waiting = new ArrayList<>();
                find(waiting, "entry", "jdbc:sqlite:" + project.mirror(), "SELECT request_id FROM journal_entries");
                waiting.forEach(entry -> faults.add("The journal of " + project.name() + " still has " + entry + "."));
            }
        }
    }

    /** Where a write is that the record does not have. */
    private String whereabouts(UUID request) {
        List<String> places = new ArrayList<>();
        find(
                places,
                "the database's requests",
                jdbcUrl,
                "SELECT operation FROM requests WHERE request_id = '" + request + "'");
        find(
                places,
                "a conflict",
                jdbcUrl,
                "SELECT id FROM conflicts WHERE CAST(entries AS text) LIKE '%" + request + "%'");
        for (Project project : projects) {
            String mirror = "jdbc:sqlite:" + project.mirror();
            find(
                    places,
                    "the journal of " + project.name(),
                    mirror,
                    "SELECT entry FROM journal_entries WHERE request_id = '" + request + "'");
            find(
                    places,
                    "the mirror's log of " + project.name(),
                    mirror,
                    "SELECT seq FROM change_log WHERE request_id = '" + request + "'");
        }
        return places.isEmpty() ? "it is nowhere" : "it is in " + String.join(", ", places);
    }

    private static void find(List<String> places, String place, String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (row.next()) {
                places.add(place + " (" + row.getString(1) + ")");
            }
        } catch (SQLException e) {
            places.add(place + " (which cannot be read: " + e.getMessage() + ")");
        }
    }

    /** Everything that is wrong, in sentences; the worst first. */
    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return figures;
    }
}
