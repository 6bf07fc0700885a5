package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.DependencyOutcome;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkDependCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    @Option(names = "--on", paramLabel = "ID", description = "The item that must be finished before it.")
    private @Nullable String on;

    @Option(names = "--blocks", paramLabel = "ID", description = "The item that it must be finished before.")
    private @Nullable String blocks;

    @Option(names = "--remove", description = "It is so no longer.")
    private boolean remove;

    WorkDependCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String other = on == null ? blocks : on;
        if (other == null || (on != null && blocks != null)) {
            throw new UsageException("Say which: either --on ID or --blocks ID.");
        }
        DependencyType type = on == null ? DependencyType.BLOCKS : DependencyType.DEPENDS_ON;
        SetDependency command = new SetDependency(new WorkItemRef(id), new WorkItemRef(other), type, remove);
        DependencyOutcome outcome = session.tracker().dependencies().set(command, session.caller());
        session.print(new Answer(
                RecordTree.of(outcome),
                List.of(outcome.source().id().toString(), outcome.target().id().toString()),
                null,
                screen -> show(outcome, screen)));
    }

    private static void show(DependencyOutcome outcome, Screen screen) {
        if (!outcome.changed()) {
            screen.sentence("That is so already; nothing changed.", Tone.FAINT);
        }
        show(outcome.source(), screen);
        show(outcome.target(), screen);
    }

    private static void show(DependencyOutcome.End end, Screen screen) {
        String keys = end.blockedBy().stream().map(item -> item.key().value()).collect(Collectors.joining(", "));
        screen.line(
                Cell.of(end.key(), Tone.STRONG),
                Cell.of(end.title()),
                keys.isEmpty() ? Cell.of("waits for nothing", Tone.GOOD) : Cell.of("waits for " + keys, Tone.CAUTION));
    }
}
