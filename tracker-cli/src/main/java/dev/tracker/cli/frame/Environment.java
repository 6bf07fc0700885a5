package dev.tracker.cli.frame;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process found around it.
 *
 * @param variables environment variables
 * @param folder the folder that the command was given in
 * @param outIsTerminal whether somebody looks at standard output; likewise {@code errIsTerminal}
 */
public record Environment(
        Map<String, String> variables,
        Path folder,
        boolean outIsTerminal,
        boolean errIsTerminal,
        ZoneId zone,
        Clock clock) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The variable's value, or null where it is missing or empty. */
    public @Nullable String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
