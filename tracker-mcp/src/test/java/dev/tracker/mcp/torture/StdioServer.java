package dev.tracker.mcp.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tracker.mcp.McpMain;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server in a process of its own, made to be killed and suspended, with one caller. The jar that the property
 * {@code tracker.torture.jar} names is started, or else the main class of this JVM's class path.
 */
final class StdioServer implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String END = "";
    private static final int LOOK_MILLIS = 200;

    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int lastId;
    private volatile boolean isKilled;

    /** The outcome of a call: an answer, or none because the server ended or took too long. */
    record Outcome(@Nullable JsonNode body, boolean isRefusal, boolean isGone) {

        boolean isAnswer() {
            return body != null && !isRefusal;
        }
    }

    private static final Outcome GONE = new Outcome(null, false, true);
    private static final Outcome SILENT = new Outcome(null, false, false);

    private StdioServer(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a server; its standard error goes to a file of its own in {@code logs}. */
    static StdioServer start(Path project, Path logs, Map<String, String> environment, String... arguments) {
        try {
            Path log = Files.createTempFile(logs, "server-", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                    "-Djava.util.logging.config.file=" + logging(logs)));
            String jar = System.getProperty("tracker.torture.jar");
            command.addAll(jar == null ? List.of("-cp", classPath(), McpMain.class.getName()) : List.of("-jar", jar));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(project.toFile()).redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
            builder.environment().putAll(environment);
            return new StdioServer(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server logs by itself, but with the exceptions. */
    private static Path logging(Path logs) throws IOException {
        Path file = logs.resolve("logging.properties");
        if (!Files.exists(file)) {
            Files.writeString(file, """
                    handlers=java.util.logging.ConsoleHandler
                    .level=WARNING
                    java.util.logging.SimpleFormatter.format=%4$s: %5$s%6$s%n
                    """);
        }
        return file;
    }

    /** Returns this JVM's class path for a process in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Goes through the handshake; false if the server ends or is silent meanwhile. */
    boolean greet(String client, Duration patience) {
        ObjectNode params = JSON.createObjectNode().put("protocolVersion", "2025-11-25");
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", client).put("version", "1");
        boolean greeted = ask("initialize", params, patience).isAnswer();
        return greeted
                && send(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/initialized"));
    }

    Outcome call(String tool, ObjectNode arguments, Duration patience) {
        return ask("tools/call", JSON.createObjectNode().put("name", tool).set("arguments", arguments), patience);
    }

    /** Sends a request and waits for its answer; a protocol error counts as a refusal. */
    Outcome ask(String method, JsonNode params, Duration patience) {
        int id = ++lastId;
        ObjectNode request = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("method", method)
                .set("params", params);
        if (!send(request)) {
            return GONE;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String line = next(end);
            if (line == null) {
                return SILENT;
            }
            if (line.equals(END)) {
                return GONE;
            }
            JsonNode message = json(line);
            if (message.path("id").asInt(-1) == id) {
                return outcome(message);
            }
        }
    }

    private static Outcome outcome(JsonNode message) {
        if (message.has("error")) {
            return new Outcome(message.get("error"), true, false);
        }
        JsonNode result = message.get("result");
        JsonNode structured = result.get("structuredContent");
        return new Outcome(
                structured == null ? result : structured, result.path("isError").asBoolean(), false);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended, and nobody had killed it. */
    boolean hasFailed() {
        return !process.isAlive() && !isKilled;
    }

    boolean isKilled() {
        return isKilled;
    }

    /** Kills it at once, as {@code kill -9} does. */
    void kill() {
        isKilled = true;
        process.toHandle().destroyForcibly();
    }

    /** Stops all its threads until {@link #resume}; false if that did not come about. */
    boolean suspend() throws InterruptedException {
        return signal("STOP") && isSuspended();
    }

    void resume() throws InterruptedException {
        signal("CONT");
    }

    private boolean signal(String name) throws InterruptedException {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system stops the threads one by one, a moment after the signal. */
    private boolean isSuspended() throws InterruptedException {
        Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
        for (int i = 0; i < 100 && process.isAlive(); i++) {
            try {
                String text = Files.readString(state);
                if (text.charAt(text.lastIndexOf(')') + 2) == 'T') {
                    return true;
                }
            } catch (IOException e) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return false;
    }

    /** What its threads do, for a person who wonders why it does not answer. */
    String threads() {
        if (!process.isAlive()) {
            return "the process has ended";
        }
        try {
            Process dump = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jstack")
                                    .toString(),
                            Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            try (InputStream text = dump.getInputStream()) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "its threads cannot be seen: " + e.getMessage();
        }
    }

    /** Everything that it wrote to standard error. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends its input and waits for its end; kills it where it does not come. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // The process has ended already, and with it the pipe.
            assert !process.isAlive() : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private boolean send(JsonNode message) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next line; the empty one where the server has ended, and null where the time is over. */
    private @Nullable String next(long end) {
        try {
            while (System.nanoTime() < end) {
                boolean wasAlive = process.isAlive();
                String line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    return line;
                }
                if (!wasAlive) {
                    return END;
                }
            }
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while a server was to answer", e);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output of a server cannot be read", e);
        } finally {
            lines.add(END);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
