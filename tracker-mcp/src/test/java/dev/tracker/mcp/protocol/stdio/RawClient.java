package dev.tracker.mcp.protocol.stdio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.mcp.protocol.call.CallThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client that knows lines and nothing else, over pipes to a server in this process. */
final class RawClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 20;
    private static final String END = "";

    private final Pipe toServer;
    private final Pipe toClient;
    private final OutputStream out;
    private final Thread serving;
    private final Thread reading;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Deque<JsonNode> passedOver = new ArrayDeque<>();

    private RawClient(ToolServer server) {
        try {
            toServer = Pipe.open();
            toClient = Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out = Channels.newOutputStream(toServer.sink());
        serving = CallThreads.daemon(() -> serve(server), "test-server");
        serving.start();
        reading = CallThreads.daemon(this::read, "test-client");
        reading.start();
    }

    /** Connects without a word. */
    static RawClient of(ToolServer server) {
        return new RawClient(server);
    }

    /** Connects and goes through the greeting. */
    static RawClient initialized(ToolServer server) {
        RawClient client = new RawClient(server);
        client.send(initialize("raw"));
        client.answerTo("\"init\"");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return client;
    }

    static String initialize(String name) {
        return request("\"init\"", "initialize", """
                {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"%s","version":"1"}}\
                """.formatted(name));
    }

    static String request(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String call(String id, String tool, String arguments) {
        return request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    void send(String line) {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and returns its whole answer. */
    JsonNode ask(String id, String method, String params) {
        send(request(id, method, params));
        return answerTo(id);
    }

    /** The next message of the server, whichever it is. */
    JsonNode next() {
        return passedOver.isEmpty() ? arrived() : passedOver.poll();
    }

    /** The message with that id, as it stands in JSON; others are kept for later. */
    JsonNode answerTo(String id) {
        return first(
                message -> message.has("id") && message.get("id").toString().equals(id));
    }

    /** The first message like that; others are kept for later. */
    JsonNode first(Predicate<JsonNode> wanted) {
        for (JsonNode message : passedOver) {
            if (wanted.test(message)) {
                passedOver.remove(message);
                return message;
            }
        }
        for (JsonNode message = arrived(); ; message = arrived()) {
            if (wanted.test(message)) {
                return message;
            }
            passedOver.add(message);
        }
    }

    /** Ends the server's input. */
    void endInput() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops reading what the server writes. */
    void stopReading() {
        try {
            toClient.source().close();
            // Until its last read has returned, the system still takes the pipe for open.
            awaitEnd(reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the input and returns how many messages came that nobody took, once the server has returned. */
    int messagesLeft() {
        endInput();
        awaitEnd();
        int left = passedOver.size();
        for (String line = poll(); !line.equals(END); line = poll()) {
            left++;
        }
        return left;
    }

    /** Waits until the server has returned. */
    void awaitEnd() {
        awaitEnd(serving);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError(thread.getName() + " has not ended");
        }
    }

    @Override
    public void close() {
        endInput();
        awaitEnd();
    }

    private JsonNode arrived() {
        String line = poll();
        if (line.equals(END)) {
            throw new AssertionError("the server has ended its output");
        }
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private String poll() {
        try {
            String line = received.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the server did not answer; so far: " + passedOver);
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(ToolServer server) {
        try (OutputStream answers = Channels.newOutputStream(toClient.sink())) {
            server.serve(Channels.newInputStream(toServer.source()), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(toClient.source()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                received.add(line);
            }
        } catch (IOException e) {
            // The test stopped reading.
        }
        received.add(END);
    }
}
