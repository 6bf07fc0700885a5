package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class VendorCommands {
    private VendorCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "vendor",
                "Vendors and how their extractors are.",
                CommandEntry.of(
                        "create",
                        "Register a vendor.",
                        "tracker vendor create \"Acme Foods\" --format csv --tests 42/45",
                        () -> new VendorCreateCommand(session)),
                CommandEntry.of(
                        "list",
                        "List vendors by name.",
                        "tracker vendor list --status broken",
                        () -> new VendorListCommand(session)),
                CommandEntry.of(
                        "show",
                        "Show a vendor.",
                        "tracker vendor show \"Acme Foods\" --deployments 5",
                        () -> new VendorShowCommand(session)),
                CommandEntry.of(
                        "update",
                        "Change a vendor; what is not named stays.",
                        "tracker vendor update \"Acme Foods\" --status broken --tests 38/45 --skipped 2 --format pdf=on",
                        () -> new VendorUpdateCommand(session)));
    }
}
