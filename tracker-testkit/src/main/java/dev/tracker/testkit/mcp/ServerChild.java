package dev.tracker.testkit.mcp;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in a process of this one's, in a folder. */
final class ServerChild extends StdioClientTransport {

    private static final int SECONDS = 30;
    private static final int LONGEST_LOG = 20_000;

    private final Path folder;
    private final boolean ownFolder;
    private final Map<String, String> environment;
    private final StringBuffer log = new StringBuffer();
    private final String mark;

    ServerChild(List<String> command, Map<String, String> environment, @Nullable Path folder) {
        this(command, environment, folder, "-Dtracker.testkit.server=" + UUID.randomUUID());
    }

    /** @param mark an argument of the JVM's by which its process is known: the transport keeps it to itself */
    private ServerChild(List<String> command, Map<String, String> environment, @Nullable Path folder, String mark) {
        super(
                ServerParameters.builder(command.get(0))
                        .args(arguments(mark, command))
                        .build(),
                McpJsonDefaults.getMapper());
        this.mark = mark;
        this.environment = environment;
        this.ownFolder = folder == null;
        this.folder = folder == null ? newFolder() : folder;
        setStdErrorHandler(this::note);
    }

    private static List<String> arguments(String mark, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.set(0, mark);
        return arguments;
    }

    @Override
    protected ProcessBuilder getProcessBuilder() {
        ProcessBuilder builder = super.getProcessBuilder().directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private void note(String line) {
        if (log.length() < LONGEST_LOG) {
            log.append(line).append(System.lineSeparator());
        }
    }

    String log() {
        return log.toString();
    }

    /** Sees to the end of the process, which the transport has asked for, and removes what it left. */
    void end() {
        process().ifPresent(ServerChild::await);
        if (ownFolder) {
            delete(folder);
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(mark))
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
