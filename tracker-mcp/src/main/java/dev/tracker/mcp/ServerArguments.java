package dev.tracker.mcp;

import dev.tracker.persistence.SettingOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the process was started with.
 *
 * @param options the settings that the command line gives
 */
record ServerArguments(Set<Toolset> toolsets, boolean readOnly, SettingOptions options) {

    static final String USAGE = """
            Usage: java -jar tracker-mcp.jar [options]
            Serves the project's record to an assistant over MCP on standard input and output.
              --toolsets LIST        of work, vendors, deployments, configuration, enhancements, report,
                                     admin, or all; all but admin unless given (also TRACKER_TOOLSETS)
              --read-only            offers no tool that writes
              --actor NAME           who writes, where a call does not say (also TRACKER_ACTOR)
              --database URL         JDBC URL of the record (also TRACKER_DATABASE_URL)
              -C, --project DIR      the project's folder (also TRACKER_PROJECT_DIR)
            """;

    private enum Option {
        TOOLSETS,
        ACTOR,
        DATABASE,
        PROJECT
    }

    /** What is wrong with the arguments, for the person who wrote them. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static ServerArguments parse(List<String> arguments, Map<String, String> environment) throws UsageException {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<Option, String> options = new EnumMap<>(Option.class);
        boolean readOnly = false;
        while (!left.isEmpty()) {
            String argument = left.pop();
            if (argument.equals("--read-only")) {
                readOnly = true;
            } else {
                take(argument, left, options);
            }
        }
        return new ServerArguments(
                toolsets(options.getOrDefault(Option.TOOLSETS, environment.getOrDefault("TRACKER_TOOLSETS", ""))),
                readOnly,
                new SettingOptions(
                        options.get(Option.DATABASE), options.get(Option.PROJECT), options.get(Option.ACTOR)));
    }

    private static void take(String argument, Deque<String> left, Map<Option, String> options) throws UsageException {
        int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Option option = option(name);
        String value = equals < 0 ? left.poll() : argument.substring(equals + 1);
        if (value == null || value.isBlank()) {
            throw new UsageException(name + " needs a value");
        }
        options.put(option, value);
    }

    private static Option option(String name) throws UsageException {
        return switch (name) {
            case "--toolsets" -> Option.TOOLSETS;
            case "--actor" -> Option.ACTOR;
            case "--database" -> Option.DATABASE;
            case "--project", "-C" -> Option.PROJECT;
            case "--http" ->
                throw new UsageException("--http is not offered in this version; use standard input and"
                        + " output, as an assistant does that starts this program itself");
            default -> throw new UsageException("there is no option " + name);
        };
    }

    private static Set<Toolset> toolsets(String names) throws UsageException {
        try {
            return names.isBlank() ? Toolset.DEFAULT : Toolset.parse(names);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
