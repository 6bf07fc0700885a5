package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class EnhancementCommands {
    private EnhancementCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "enhancement",
                "What is planned for later.",
                CommandEntry.of(
                        "create",
                        "Plan an enhancement.",
                        "tracker enhancement create \"Read scanned invoices\" --priority 2 --quarter 2026-Q3",
                        () -> new EnhancementCreateCommand(session)),
                CommandEntry.of(
                        "list",
                        "List enhancements by priority.",
                        "tracker enhancement list --status planned",
                        () -> new EnhancementListCommand(session)),
                CommandEntry.of(
                        "update",
                        "Change an enhancement; what is not named stays.",
                        "tracker enhancement update 0199c3a2-7f00-7000-8000-000000000001 --status approved",
                        () -> new EnhancementUpdateCommand(session)),
                CommandEntry.of(
                        "show",
                        "Show an enhancement.",
                        "tracker enhancement show 0199c3a2-7f00-7000-8000-000000000001",
                        () -> new EnhancementShowCommand(session)));
    }
}
