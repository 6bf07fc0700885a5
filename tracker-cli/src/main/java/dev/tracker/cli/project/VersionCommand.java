package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;

@Command
final class VersionCommand implements Action {
    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String packaged = VersionCommand.class.getPackage().getImplementationVersion();
        String version = Objects.requireNonNullElse(packaged, "unpackaged");
        String java = Objects.requireNonNullElse(System.getProperty("java.version"), "unknown");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("java", java);
        session.print(new Answer(
                document,
                List.of(version),
                null,
                screen -> screen.sentence(String.format(Locale.ROOT, "tracker %s (Java %s)", version, java))));
    }
}
