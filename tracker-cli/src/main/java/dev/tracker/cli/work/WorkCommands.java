package dev.tracker.cli.work;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class WorkCommands {
    private WorkCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "work",
                "Work items: projects, sessions, tasks and research.",
                CommandEntry.of(
                        "create",
                        "Create a work item.",
                        "tracker work create task \"Read PDF invoices\" --parent k3v9q --label pdf --priority 2",
                        () -> new WorkCreateCommand(session)),
                CommandEntry.of(
                        "list",
                        "List work items, newest update first.",
                        "tracker work list --status active --label pdf",
                        () -> new WorkListCommand(session)),
                CommandEntry.of(
                        "show",
                        "Show a work item with what surrounds it.",
                        "tracker work show k3v9q",
                        () -> new WorkShowCommand(session)),
                CommandEntry.of(
                        "tree",
                        "Show the tree of an item, or of all.",
                        "tracker work tree k3v9q",
                        () -> new WorkTreeCommand(session)),
                CommandEntry.of(
                        "update",
                        "Change a work item; what is not named stays.",
                        "tracker work update k3v9q --title \"Read scanned invoices\" --meta estimated_hours=6",
                        () -> new WorkUpdateCommand(session)),
                CommandEntry.of(
                        "done",
                        "Complete work items, and see what became ready.",
                        "tracker work done k3v9q 7mx2c",
                        () -> new WorkDoneCommand(session)),
                CommandEntry.of(
                        "block",
                        "Say that a work item cannot go on.",
                        "tracker work block k3v9q --reason \"The vendor changed its layout\"",
                        () -> new WorkBlockCommand(session)),
                CommandEntry.of(
                        "reopen",
                        "Make a completed or blocked item active again.",
                        "tracker work reopen k3v9q",
                        () -> new WorkReopenCommand(session)),
                CommandEntry.of(
                        "depend",
                        "Say which of two items must be finished first.",
                        "tracker work depend k3v9q --on 7mx2c",
                        () -> new WorkDependCommand(session)),
                CommandEntry.of(
                        "move",
                        "Move an item with what is below it.",
                        "tracker work move k3v9q --to 7mx2c",
                        () -> new WorkMoveCommand(session)),
                CommandEntry.of(
                        "delete",
                        "Delete an item with what is below it; it can be restored.",
                        "tracker work delete k3v9q",
                        () -> new WorkDeleteCommand(session)),
                CommandEntry.of(
                        "restore",
                        "Bring a deleted item back.",
                        "tracker work restore k3v9q",
                        () -> new WorkRestoreCommand(session)));
    }
}
