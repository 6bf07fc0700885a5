package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.persistence.OutsideSetting;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.TrustedProjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the user look at what of a project reaches outside of it, and allow it. */
@Command
final class TrustCommand implements Action {
    private final Session session;

    @Option(names = "--yes", description = "Without asking, for a project whose origin you know.")
    private boolean yes;

    @Option(names = "--remove", description = "End the trust in this project.")
    private boolean remove;

    @Option(names = "--list", description = "Show the projects that are trusted.")
    private boolean list;

    TrustCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        if ((yes ? 1 : 0) + (remove ? 1 : 0) + (list ? 1 : 0) > 1) {
            throw new UsageException("--yes, --remove and --list exclude each other.");
        }
        TrustedProjects trusted = TrustedProjects.of(session.environment().variables());
        if (list) {
            list(trusted.projects());
            return;
        }
        ProjectSettings project = session.record().settings();
        if (remove) {
            boolean removed = trusted.remove(project.projectFolder());
            String answer = removed ? "No longer trusted: " : "Was not trusted: ";
            answer(project, List.of(), false, screen -> screen.sentence(answer + project.projectFolder() + "."));
            return;
        }
        decide(project, trusted);
    }

    private void list(List<Path> projects) {
        List<String> names = projects.stream().map(Path::toString).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("projects", names);
        session.print(new Answer(document, names, null, screen -> {
            if (names.isEmpty()) {
                screen.sentence("No project is trusted.");
            }
            names.forEach(screen::sentence);
        }));
    }

    private void decide(ProjectSettings project, TrustedProjects trusted) throws IOException {
        List<OutsideSetting> outside = project.outside();
        if (outside.stream().allMatch(OutsideSetting::isTrusted)) {
            answer(
                    project,
                    outside,
                    true,
                    screen -> screen.sentence(
                            outside.isEmpty()
                                    ? "Nothing in " + project.projectFolder()
                                            + " reaches outside of it: there is nothing to trust."
                                    : "Trusted already: " + project.projectFolder() + "."));
            return;
        }
        if (!yes && !isAllowed(project, outside)) {
            throw new UsageException("Nothing was trusted.");
        }
        trusted.trust(project.projectFolder(), outside);
        answer(project, outside, true, screen -> {
            if (yes) {
                outside.forEach(setting -> show(setting, screen));
            }
            screen.sentence("Trusted " + project.projectFolder() + ", until one of these files changes.");
        });
    }

    private boolean isAllowed(ProjectSettings project, List<OutsideSetting> outside) throws IOException {
        Screen errors = session.errors();
        errors.sentence("In " + project.projectFolder() + ", these reach outside of the project:");
        outside.forEach(setting -> show(setting, errors));
        if (!session.environment().errIsTerminal()) {
            throw new UsageException(
                    "This command asks on a terminal only. If you have looked at the settings, pass --yes.");
        }
        errors.sentence("Trust them only if you know where this project comes from. Trust them? [y/N]");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(session.streams().in(), StandardCharsets.UTF_8));
        String answer = in.readLine();
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static void show(OutsideSetting setting, Screen screen) {
        screen.sentence(
                "  %s = %s (from %s): %s%s"
                        .formatted(
                                setting.key(),
                                setting.value(),
                                setting.source(),
                                setting.reach(),
                                setting.key().equals("database.url")
                                        ? "; the password of TRACKER_DATABASE_PASSWORD or database.password-file is sent there"
                                        : ""),
                setting.isTrusted() ? Tone.PLAIN : Tone.CAUTION);
    }

    private void answer(
            ProjectSettings project, List<OutsideSetting> outside, boolean isTrusted, Consumer<Screen> screen) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", project.projectFolder().toString());
        document.put("trusted", isTrusted);
        document.put("settings", outside.stream().map(TrustCommand::document).toList());
        session.print(new Answer(document, List.of(project.projectFolder().toString()), null, screen));
    }

    private static Map<String, Object> document(OutsideSetting setting) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", setting.key());
        document.put("value", setting.value());
        document.put("source", setting.source());
        document.put("reach", setting.reach());
        return document;
    }
}
