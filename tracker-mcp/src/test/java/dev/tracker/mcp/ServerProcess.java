package dev.tracker.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own, and a client of it that knows lines and nothing else. */
final class ServerProcess implements AutoCloseable, Scenario.Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;
    private static final String END = "";

    private final Process process;
    private final Path log;
    private final OutputStream in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int lastId;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.in = process.getOutputStream();
        Thread reader = new Thread(this::read, "server-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** The command that starts the server with these arguments. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                McpMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static ServerProcess start(Path project, Map<String, String> environment, String... arguments) {
        try {
            Path log = Files.createTempFile(project, "server", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .directory(project.toFile())
                    .redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
            builder.environment().putAll(environment);
            return new ServerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts and goes through the greeting. */
    static ServerProcess initialized(Path project, String... arguments) {
        ServerProcess server = start(project, Map.of(), arguments);
        server.ask(
                "initialize",
                JSON.createObjectNode()
                        .put("protocolVersion", "2025-11-25")
                        .<ObjectNode>set("capabilities", JSON.createObjectNode())
                        .set(
                                "clientInfo",
                                JSON.createObjectNode().put("name", "raw").put("version", "1")));
        server.send(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/initialized"));
        return server;
    }

    @Override
    public Scenario.Result call(String tool, JsonNode arguments) {
        JsonNode answer =
                ask("tools/call", JSON.createObjectNode().put("name", tool).set("arguments", arguments));
        JsonNode result = answer.get("result");
        JsonNode structured = result.get("structuredContent");
        if (!structured.equals(json(result.get("content").get(0).get("text").asText()))) {
            throw new AssertionError("text and structured content differ: " + result);
        }
        return new Scenario.Result(result.path("isError").asBoolean(), structured);
    }

    /** Calls with arguments as JSON text. */
    Scenario.Result call(String tool, String arguments) {
        return call(tool, json(arguments));
    }

    /** The whole answer to a request. */
    JsonNode ask(String method, JsonNode params) {
        String id = String.valueOf(++lastId);
        send(JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", lastId)
                .put("method", method)
                .set("params", params));
        while (true) {
            JsonNode message = json(nextLine());
            if (message.path("id").asText().equals(id)) {
                return message;
            }
        }
    }

    /** Ends the input and returns the exit code. */
    int end() {
        try {
            in.close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the server goes on after the end of its input; its log: " + log());
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What it wrote to standard error. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line on standard output that nobody took. */
    List<String> linesLeft() {
        List<String> left = new ArrayList<>();
        for (String line = poll(); !line.equals(END); line = poll()) {
            left.add(line);
        }
        return left;
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            process.destroyForcibly();
        }
    }

    private void send(JsonNode message) {
        try {
            in.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new AssertionError("the server no longer reads; its log: " + log(), e);
        }
    }

    private String nextLine() {
        String line = poll();
        if (line.equals(END)) {
            throw new AssertionError("the server ended; its log: " + log());
        }
        return line;
    }

    private String poll() {
        try {
            String line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no answer; the server's log: " + log());
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
