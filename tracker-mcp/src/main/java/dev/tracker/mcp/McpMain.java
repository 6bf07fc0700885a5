package dev.tracker.mcp;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveSchedule;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.mcp.ServerArguments.UsageException;
import dev.tracker.mcp.protocol.stdio.StandardOutput;
import dev.tracker.mcp.protocol.stdio.ToolServer;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.LogSettings;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.Secrets;
import dev.tracker.persistence.Utf8Process;
import dev.tracker.persistence.Utf8Process.UnreadableTextException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Starts the MCP server: reads the settings, opens the record, serves one client, and ends with it. */
public final class McpMain {

    private static final int OUTPUT = 1;
    private static final int USAGE = 2;
    private static final int SETTINGS = 3;
    private static final int NO_RECORD = 6;

    private final Map<String, String> environment;
    private final PrintStream messages;

    private McpMain(Map<String, String> environment, PrintStream messages) {
        this.environment = environment;
        this.messages = messages;
    }

    /**
     * Serves until standard input ends.
     *
     * @param args the arguments of the process, as {@code --help} lists them
     */
    public static void main(String[] args) {
        // Libraries write numbers, times and messages as the locale says; a program reads what is written here.
        Locale.setDefault(Locale.ROOT);
        OptionalInt ended = Utf8Process.runElsewhere(args);
        if (ended.isPresent()) {
            System.exit(ended.getAsInt());
        }
        LogSettings.choose();
        OutputStream out = StandardOutput.claim();
        System.exit(new McpMain(System.getenv(), System.err).run(args, System.in, out));
    }

    private int run(String[] args, InputStream in, OutputStream out) {
        try {
            return run(Utf8Process.arguments(args), in, out);
        } catch (UnreadableTextException e) {
            say(e.getMessage());
            return SETTINGS;
        }
    }

    /** Serves, and returns the exit code. */
    private int run(List<String> args, InputStream in, OutputStream out) {
        if (args.contains("--help")) {
            messages.print(ServerArguments.USAGE);
            return 0;
        }
        try {
            ServerArguments arguments = ServerArguments.parse(args, environment);
            ProjectSettings project = ProjectSettings.resolve(arguments.options(), environment, Path.of(""));
            return serve(arguments, project.startedInProject(), in, out);
        } catch (UsageException e) {
            say(e.getMessage());
            messages.print(ServerArguments.USAGE);
            return USAGE;
        } catch (ValidationException e) {
            say(e.getMessage());
            return SETTINGS;
        } catch (TrackerException e) {
            say(e.getMessage());
            return NO_RECORD;
        }
    }

    /** Words of the command line may hold a URL in the wrong place, and with it a password. */
    private void say(@Nullable String sentence) {
        messages.println("tracker-mcp: " + Secrets.removedFromUrls(String.valueOf(sentence)));
    }

    private int serve(ServerArguments arguments, ProjectSettings settings, InputStream in, OutputStream out) {
        try (AvailableStore store = AvailableStore.open(settings)) {
            Tracker tracker = Tracker.over(store);
            ToolCatalog catalog =
                    new ToolCatalog(tracker, arguments.toolsets(), arguments.readOnly(), configuredActor(settings));
            ArchiveSchedule daily = new ArchiveSchedule(tracker.archive(), settings.archiveAfterDays());
            try (daily) {
                if (!arguments.readOnly()) {
                    daily.start();
                }
                boolean written = ToolServer.named("tracker", version())
                        .instructions(Instructions.of(arguments.readOnly()))
                        .tools(catalog.tools())
                        .onFailure(failure -> ToolErrors.of("the call", failure, Observation.current()))
                        .build()
                        .serve(in, out);
                if (written) {
                    return 0;
                }
            }
        }
        messages.println("tracker-mcp: standard output could not be written; the client has closed it, or its disk is"
                + " full. The server has ended.");
        return OUTPUT;
    }

    /** The name that somebody set; that of the system's user is a guess, and the client's is a better one. */
    private static @Nullable String configuredActor(ProjectSettings settings) {
        boolean set = settings.sources().stream()
                .anyMatch(setting ->
                        setting.key().equals("actor") && !setting.source().equals("default"));
        return set ? settings.actor() : null;
    }

    private static String version() {
        return Objects.requireNonNullElse(McpMain.class.getPackage().getImplementationVersion(), "development");
    }
}
