package dev.tracker.testkit.mcp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server to be started over standard input and output, by the JVM that runs the test. It sees none of the
 * {@code TRACKER_} variables of this process, so that a test does not depend on who runs it.
 */
public final class McpServer {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> command;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable Path folder;

    private McpServer(List<String> program) {
        command = new ArrayList<>(List.of(
                // For the SQLite driver's native library, of which newer JDKs warn otherwise.
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(program);
    }

    static McpServer ofJar(Path jar) {
        return new McpServer(List.of("-jar", jar.toAbsolutePath().toString()));
    }

    static McpServer ofMain(String main) {
        return new McpServer(List.of("-cp", System.getProperty("java.class.path"), main));
    }

    /**
     * A server by its name: a path that ends in {@code .jar}, or the name of a main class on this JVM's class
     * path.
     */
    public static McpServer named(String name) {
        return name.endsWith(".jar") ? ofJar(Path.of(name)) : ofMain(name);
    }

    /** With further arguments. */
    public McpServer with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** With a variable of its environment. */
    public McpServer with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** On the record at a JDBC URL, such as a test's database has under {@code CLONE}. */
    public McpServer on(String jdbcUrl) {
        return with(Map.of("TRACKER_DATABASE_URL", jdbcUrl));
    }

    /** In a project's folder, rather than in an empty one of its own, which is removed with it. */
    public McpServer in(Path project) {
        folder = project;
        return this;
    }

    /**
     * Starts the server and greets it.
     *
     * @throws IllegalStateException if it ends, or does not answer within a minute; with what it wrote to its log
     */
    public McpTestClient connect() {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(arguments);
        ServerChild child = new ServerChild(whole, environment, folder);
        return McpTestClient.greet(child, child, PATIENCE);
    }
}
