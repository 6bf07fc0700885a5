package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.error.ValidationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class BackupCommand implements Action {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to make; one in .tracker/backup unless given.")
    private @Nullable String file;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Path target = file == null ? null : path(session, file);
        Path made = session.record().backups().make(target);
        session.print(new Answer(
                Map.of("path", made.toString()),
                List.of(made.toString()),
                null,
                screen -> screen.sentence("Backed up the record to " + made + ".")));
    }

    /** The path that somebody named, from the folder that the command was given in. */
    static Path path(Session session, String file) {
        try {
            return session.environment().folder().resolve(file).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw ValidationException.of("file", "is no path that the system can have", file);
        }
    }
}
