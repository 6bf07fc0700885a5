package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.Backups;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command
final class RestoreCommand implements Action {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The backup to put in the record's place.")
    private @Nullable String file;

    @Option(names = "--latest", description = "The newest backup in .tracker/backup.")
    private boolean latest;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (latest == (file != null)) {
            throw new UsageException(List.of("Which backup? Name a FILE, or --latest for the newest."));
        }
        Backups backups = session.record().backups();
        session.print(answer(backups.restore(backup(backups))));
    }

    private Path backup(Backups backups) {
        if (file != null) {
            return BackupCommand.path(session, file);
        }
        return backups.newest()
                .orElseThrow(() -> ValidationException.of(
                        "latest", "needs a backup, and there is none in " + backups.folder(), null));
    }

    private static Answer answer(Backups.Restored restored) {
        Path kept = restored.kept();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", restored.to().toString());
        document.put("restored_from", restored.from().toString());
        if (kept != null) {
            document.put("kept", kept.toString());
        }
        return new Answer(document, List.of(restored.to().toString()), null, screen -> {
            screen.sentence("Restored " + restored.from() + ".");
            if (kept != null) {
                screen.sentence("What was there is kept in " + kept + ".");
            }
        });
    }
}
