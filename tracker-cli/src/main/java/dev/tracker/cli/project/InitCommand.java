package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.RecordAccess;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.OutsideSetting;
import dev.tracker.persistence.ProjectFolder;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.TrustedProjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command
final class InitCommand implements Action {
    private final Session session;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        RecordAccess record = session.record();
        String database = session.options().database();
        if (database != null && !record.database().equals(database)) {
            throw ValidationException.of(
                    "database",
                    "must not hold a password, for it would stand in a file; set TRACKER_DATABASE_PASSWORD, or "
                            + "database.password-file in the file",
                    record.database());
        }
        refuseWhatIsNotTrusted(record.settings(), database);
        Path folder = record.folder().resolve(".tracker");
        boolean made = !Files.isDirectory(folder);
        ProjectFolder.make(folder);
        if (database != null) {
            write(record.folder(), database);
        }
        reach();
        ProjectFolder.tighten(folder);
        session.print(answer(folder, made, record.database()));
    }

    /** Who begins a record in a stranger's project must not trust the stranger's settings with it. */
    private void refuseWhatIsNotTrusted(ProjectSettings project, @Nullable String database) {
        List<OutsideSetting> others = project.outside().stream()
                .filter(setting -> !setting.isTrusted())
                .filter(setting -> database == null
                        ? setting.isUsed()
                        : !setting.source().equals(ProjectSettings.SHARED_FILE) || setting.isUsed())
                .filter(setting -> database == null || !setting.key().equals("database.url"))
                .toList();
        if (!others.isEmpty()) {
            throw ValidationException.of(
                    others.get(0).key(),
                    "from " + others.get(0).source() + " " + others.get(0).reach()
                            + ", and you have not trusted that. Run 'tracker trust' to see and allow it, or remove it",
                    others.get(0).value());
        }
    }

    /** What this writes is trusted, for the user has said it. */
    private void write(Path project, String database) throws IOException {
        ConfigFile file = new ConfigFile(project.resolve(ProjectSettings.FILE));
        byte[] content = file.with("database.url", database);
        TrustedProjects.of(session.environment().variables()).trust(project, ProjectSettings.FILE, content);
        file.write(content);
    }

    /** Makes the record where its database answers; where not, that can wait. */
    private void reach() {
        try {
            session.record().makeRecord();
            session.tracker().configuration().get();
            if (session.record().ports().availability().state().databaseStatus() != DatabaseStatus.ONLINE) {
                session.warn("the database does not answer yet. The record is made there by its first use.");
            }
        } catch (ValidationException e) {
            session.warn("the database cannot be used yet: " + e.faults() + ".");
        } catch (DatabaseException e) {
            session.warn("the database does not answer yet. " + e.getMessage());
        }
    }

    private static Answer answer(Path folder, boolean made, String database) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", folder.toString());
        document.put("created", made);
        document.put("database", database);
        return new Answer(document, List.of(folder.toString()), null, screen -> {
            screen.sentence((made ? "Made " : "There already is ") + folder + ".");
            screen.sentence("The record is kept in " + database + ".");
        });
    }
}
