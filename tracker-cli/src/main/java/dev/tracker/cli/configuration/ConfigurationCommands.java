package dev.tracker.cli.configuration;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class ConfigurationCommands {
    private ConfigurationCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "config",
                "The project's configuration.",
                CommandEntry.of(
                        "show", "Show the configuration.", "tracker config show", () -> new ConfigShowCommand(session)),
                CommandEntry.of(
                        "set",
                        "Change the configuration.",
                        "tracker config set active_context_type=maintenance default_token_budget=150000",
                        () -> new ConfigSetCommand(session)));
    }
}
