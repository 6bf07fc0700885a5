package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpServerSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Fails when the SDK's own standard input and output mend what we work round. */
class SdkStdioFaultTest {

    private static final int MAX_LENGTH = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch called = new CountDownLatch(1);
    private Pipe pipe;
    private OutputStream out;

    @BeforeEach
    void start() throws IOException {
        pipe = Pipe.open();
        out = Channels.newOutputStream(pipe.sink());
        InputStream in = Channels.newInputStream(pipe.source());
        new StdioServerTransportProvider(
                        new JacksonMcpJsonMapper(new ObjectMapper()), in, OutputStream.nullOutputStream(), MAX_LENGTH)
                .setSessionFactory(transport -> new McpServerSession(
                        "session",
                        Duration.ofSeconds(20),
                        transport,
                        request -> Mono.empty(),
                        Map.of("never", (exchange, params) -> Mono.never().doOnSubscribe(s -> called.countDown())),
                        Map.of("notifications/initialized", (exchange, params) -> Mono.empty()),
                        () -> Mono.fromRunnable(closed::countDown)));
    }

    @AfterEach
    void stop() throws IOException {
        out.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "42", "[]", "{}", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}"})
    void sdkStillEndsAtALineItCannotRead(String line) throws Exception {
        send(line);

        assertThat(closed.await(20, TimeUnit.SECONDS))
                .as("the SDK mended unreadable lines: see StdioLoop and MessageParser")
                .isTrue();
    }

    @Test
    void sdkStillEndsAtALineThatIsTooLong() throws Exception {
        send("x".repeat(MAX_LENGTH + 1));

        assertThat(closed.await(20, TimeUnit.SECONDS))
                .as("the SDK mended long lines: see LineReader")
                .isTrue();
    }

    @Test
    void sdkStillDropsUnansweredRequestsAtTheEndOfInput() throws Exception {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        send(RawClient.request("1", "never", "{}"));
        Latches.await(called);

        out.close();

        assertThat(closed.await(20, TimeUnit.SECONDS))
                .as("the SDK mended answers in flight at the end of input: see ToolServer.serve")
                .isTrue();
    }

    private void send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
