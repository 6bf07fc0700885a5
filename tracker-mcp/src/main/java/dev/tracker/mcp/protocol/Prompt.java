package dev.tracker.mcp.protocol;

import java.util.List;

/**
 * A text to begin with, which a person picks by name.
 *
 * @param name what it is picked by
 * @param title the name people see
 * @param description when to pick it
 * @param arguments what may be filled in
 * @param handler writes the text
 */
public record Prompt(String name, String title, String description, List<Argument> arguments, PromptHandler handler) {

    /** Copies the list. */
    public Prompt {
        arguments = List.copyOf(arguments);
    }

    /** Something to fill in. */
    public record Argument(String name, String description, boolean required) {}
}
