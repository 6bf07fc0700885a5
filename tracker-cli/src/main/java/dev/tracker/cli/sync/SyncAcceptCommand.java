package dev.tracker.cli.sync;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Screen;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.RecordTree;
import dev.tracker.persistence.HeldChanges;
import dev.tracker.persistence.HeldChanges.HeldChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the pending changes that this machine is not known to have written, and takes over those that the user vouches for. */
@Command
final class SyncAcceptCommand implements Action {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Only the change of this number in the list.")
    private @Nullable Integer number;

    @Option(names = "--yes", description = "Without asking, for changes that you have looked at.")
    private boolean yes;

    SyncAcceptCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        try (HeldChanges held = HeldChanges.of(session.record().settings())) {
            List<HeldChange> listed = held.list();
            List<HeldChange> changes = number == null ? listed : List.of(one(listed, number));
            Set<Integer> accepted = accepted(changes);
            SyncStatus status = accepted.isEmpty() ? null : held.accept(accepted);
            answer(changes, accepted, status);
        }
    }

    private static HeldChange one(List<HeldChange> listed, int number) {
        if (number < 1 || number > listed.size()) {
            throw ValidationException.of(
                    "number",
                    listed.isEmpty()
                            ? "names none: there is no such change"
                            : "must be 1 to " + listed.size() + "; tracker sync accept lists them",
                    String.valueOf(number));
        }
        HeldChange change = listed.get(number - 1);
        if (!change.acceptable()) {
            throw ValidationException.of(
                    "number", "names a change that cannot be taken over: " + change.reason(), String.valueOf(number));
        }
        return change;
    }

    private Set<Integer> accepted(List<HeldChange> changes) throws IOException {
        Set<Integer> accepted = new TreeSet<>();
        Screen errors = session.errors();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(session.streams().in(), StandardCharsets.UTF_8));
        for (HeldChange change : changes) {
            show(change, errors);
            if (change.acceptable() && (yes || isAllowed(errors, in))) {
                accepted.add(change.number());
            }
        }
        return accepted;
    }

    private boolean isAllowed(Screen errors, BufferedReader in) throws IOException {
        if (!session.environment().errIsTerminal()) {
            throw new UsageException(
                    "This command asks on a terminal only. If you have looked at the changes, pass --yes.");
        }
        errors.sentence("Anybody who can change the status file can have written this. Take it over? [y/N]");
        String answer = in.readLine();
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static void show(HeldChange change, Screen screen) {
        screen.heading("Change " + change.number());
        DetailOutput details = new DetailOutput()
                .add("actor", change.actor())
                .add("made", change.at() == null ? null : screen.time(change.at()))
                .add("command", change.operation());
        change.changes().forEach(line -> details.add("change", line));
        screen.details(details.add("held because", change.reason()));
    }

    private void answer(List<HeldChange> changes, Set<Integer> accepted, @Nullable SyncStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("changes", changes.stream().map(RecordTree::of).toList());
        document.put("accepted", List.copyOf(accepted));
        if (status != null) {
            document.put("sync", RecordTree.of(status));
        }
        List<String> names = accepted.stream().map(String::valueOf).toList();
        session.print(new Answer(
                document,
                names,
                null,
                screen -> screen.sentence(
                        changes.isEmpty()
                                ? "There is nothing to take over."
                                : accepted.isEmpty()
                                        ? "Nothing was taken over."
                                        : "Taken over: "
                                                + (accepted.size() == 1 ? "1 change" : accepted.size() + " changes")
                                                + (status != null && status.pending() > 0
                                                        ? "; it reaches the database when that answers."
                                                        : "."))));
    }
}
