package dev.tracker.cli.frame;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command, or a topic with commands below it. Making one costs next to nothing: its class is loaded,
 * and its options are read, only where its name is among the words of the command line.
 *
 * @param action makes the command; null for a topic
 * @param example a command line that uses it
 */
public record CommandEntry(
        String name,
        String description,
        @Nullable Supplier<? extends Action> action,
        @Nullable String example,
        List<CommandEntry> children) {
    public CommandEntry {
        children = List.copyOf(children);
    }

    /** A command. */
    public static CommandEntry of(String name, String description, String example, Supplier<? extends Action> action) {
        return new CommandEntry(name, description, action, example, List.of());
    }

    /** A topic. */
    public static CommandEntry topic(String name, String description, CommandEntry... children) {
        return new CommandEntry(name, description, null, null, List.of(children));
    }

    /**
     * Adds this entry to a command.
     *
     * @param words the words of the command line; null makes everything
     */
    public void addTo(CommandSpec parent, @Nullable Set<String> words) {
        boolean named = words == null || words.contains(name);
        CommandSpec spec =
                named && action != null ? CommandSpec.forAnnotatedObject(action.get()) : CommandSpec.create();
        spec.name(name).usageMessage().description(description);
        if (example != null) {
            spec.usageMessage().footer("", "Example: " + example);
        }
        parent.addSubcommand(name, spec);
        if (named) {
            children.forEach(child -> child.addTo(spec, words));
        }
    }
}
