package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Runs the server as a program of its own, whose streams are this one's. */
final class ServeCommand implements Action {
    private static final String JAR = "tracker-mcp.jar";

    private final Session session;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description = "Over HTTP instead of standard input and output.")
    private @Nullable String http;

    @Option(names = "--read-only", description = "Without the tools that change the record.")
    private boolean readOnly;

    @Option(names = "--toolsets", paramLabel = "NAME,…", description = "Which sets of tools to offer, or all.")
    private @Nullable String toolsets;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(jar())).inheritIO();
        // By the environment, because everybody on the machine can read a program's arguments.
        builder.environment().putAll(settings());
        Process server =
                builder.directory(session.environment().folder().toFile()).start();
        Thread stop = new Thread(() -> stop(server));
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            session.finish(server.waitFor());
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (InterruptedException e) {
            stop(server);
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Path jar) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "-Xlog:disable", "-Xlog:all=warning:stderr", "-jar", jar.toString()));
        if (http != null) {
            command.addAll(List.of("--http", http));
        }
        if (readOnly) {
            command.add("--read-only");
        }
        if (toolsets != null) {
            command.addAll(List.of("--toolsets", toolsets));
        }
        return command;
    }

    private Map<String, String> settings() {
        return session.options().asVariables();
    }

    private Path jar() {
        Path here = here();
        Optional<Path> jar = Stream.of(
                        here.resolveSibling(JAR),
                        here.resolveSibling("../../tracker-mcp/target/" + JAR).normalize())
                .filter(Files::isRegularFile)
                .findFirst();
        return jar.orElseThrow(() -> ValidationException.of(
                "serve", "needs " + JAR + " beside this program's own file, and it is not there", here.toString()));
    }

    private static Path here() {
        try {
            return Path.of(ServeCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a program's own place is a URI", e);
        }
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
