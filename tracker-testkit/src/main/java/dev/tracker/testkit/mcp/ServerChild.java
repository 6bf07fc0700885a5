package dev.tracker.testkit.mcp;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in a process of this one's, in a folder. */
final class ServerChild extends StdioClientTransport {

    private static final int SECONDS = 30;
    private static final int LONGEST_LOG = 20_000;
    private static final String MARK = "-Dtracker.testkit.server=";

    /** The child's own, which goes with it. */
    private final Path own;

    private final Path folder;
    private final Map<String, String> environment;
    private final StringBuilder log = new StringBuilder();
    private @Nullable ProcessHandle seen;

    ServerChild(List<String> arguments, Map<String, String> environment, @Nullable Path folder) {
        this(newFolder(), arguments, environment, folder);
    }

    private ServerChild(Path own, List<String> arguments, Map<String, String> environment, @Nullable Path folder) {
        super(
                ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .args(MARK + own, "@" + written(arguments, own))
                        .build(),
                McpJsonDefaults.getMapper());
        this.own = own;
        this.environment = environment;
        this.folder = folder == null ? own : folder;
        setStdErrorHandler(this::note);
    }

    /** Writes the arguments to a file: the system tells those of a process, by which it is known, only if they are short. */
    private static Path written(List<String> arguments, Path own) {
        List<String> quoted = arguments.stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
        try {
            return Files.write(own.resolve("arguments"), quoted);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's arguments cannot be written", e);
        }
    }

    @Override
    protected ProcessBuilder getProcessBuilder() {
        ProcessBuilder builder = super.getProcessBuilder().directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private synchronized void note(String line) {
        if (log.length() < LONGEST_LOG) {
            log.append(line).append(System.lineSeparator());
        }
    }

    synchronized String log() {
        return log.toString();
    }

    /** Whether the process was there and is gone. */
    synchronized boolean hasEnded() {
        if (seen == null) {
            seen = process().orElse(null);
        }
        return seen != null && !seen.isAlive();
    }

    /** Sees to the end of the process, which the transport has asked for, and removes what it left. */
    void end() {
        process().ifPresent(ServerChild::await);
        delete(own);
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(MARK + own))
                        .isPresent())
                .findFirst();
    }

    private static void await(ProcessHandle process) {
        boolean ended = process.onExit()
                .thenApply(over -> true)
                .completeOnTimeout(false, SECONDS, TimeUnit.SECONDS)
                .join();
        if (!ended) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("mcp-server-");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for a server can be made", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server's folder " + folder + " cannot be removed", e);
        }
    }
}
