package dev.tracker.cli.deployment;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class DeploymentCommands {
    private DeploymentCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "deploy",
                "Deployments: what went out, when, and what it touched.",
                CommandEntry.of(
                        "record",
                        "Record a deployment; it never changes afterwards.",
                        "tracker deploy record --pr 123 --title \"Read PDF\" --vendor \"Acme Foods\" --work k3v9q --compliant",
                        () -> new DeployRecordCommand(session)),
                CommandEntry.of(
                        "list",
                        "List deployments, newest first.",
                        "tracker deploy list --vendor \"Acme Foods\"",
                        () -> new DeployListCommand(session)),
                CommandEntry.of(
                        "show",
                        "Show a deployment.",
                        "tracker deploy show 0199c3a2-7f00-7000-8000-000000000001",
                        () -> new DeployShowCommand(session)));
    }
}
