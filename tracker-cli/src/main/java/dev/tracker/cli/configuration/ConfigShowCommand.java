package dev.tracker.cli.configuration;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import picocli.CommandLine.Command;

@Command
final class ConfigShowCommand implements Action {
    private final Session session;

    ConfigShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.print(ConfigurationViews.configuration(
                session.tracker().configuration().get()));
    }
}
