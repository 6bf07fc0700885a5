package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EndOfStreamsTest {

    @Test
    void answersWhatWasReadBeforeTheInputEnded() {
        CountDownLatch inputEnded = new CountDownLatch(1);
        Tool waiting = Samples.tool("wait", (arguments, context) -> {
            Latches.await(inputEnded);
            return ToolAnswer.of("{}");
        });
        StringBuilder lines = new StringBuilder(RawClient.initialize("c")).append('\n');
        for (int i = 0; i < 100; i++) {
            lines.append(RawClient.call(String.valueOf(i), "wait", "{}")).append('\n');
        }
        InputStream end = new InputStream() {
            @Override
            public int read() {
                inputEnded.countDown();
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Samples.server(waiting).build().serve(new SequenceInputStream(bytes(lines.toString()), end), out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(101);
    }

    @Test
    void takesALastLineWithoutItsEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Samples.server(Samples.echo()).build().serve(bytes(RawClient.request("1", "ping", "{}")), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
    }

    @Test
    void returnsWithoutAWordWhenThereIsNothingToRead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Samples.server(Samples.echo()).build().serve(InputStream.nullInputStream(), out);

        assertThat(out.size()).isZero();
    }

    @Test
    void returnsWhenTheInputBreaks() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Samples.server(Samples.echo()).build().serve(broken, out);

        assertThat(out.size()).isZero();
    }

    @Test
    void returnsWhenNobodyReadsTheOutputAnyMore() {
        RawClient client = RawClient.initialized(Samples.server(Samples.echo()).build());
        client.stopReading();

        client.send(RawClient.request("1", "ping", "{}"));

        client.awaitEnd();
    }

    @Test
    void cancelsWhatRunsWhenNobodyReadsTheOutputAnyMore() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Tool watching = Samples.tool("watch", (arguments, context) -> {
            started.countDown();
            Latches.awaitThat(context::isCancelled);
            cancelled.countDown();
            return ToolAnswer.of("{}");
        });
        RawClient client = RawClient.initialized(Samples.server(watching).build());
        client.send(RawClient.call("1", "watch", "{}"));
        Latches.await(started);
        client.stopReading();

        client.send(RawClient.request("2", "ping", "{}"));

        Latches.await(cancelled);
        client.awaitEnd();
    }

    @Test
    void cancelsWhatRunsWhenInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Tool watching = Samples.tool("watch", (arguments, context) -> {
            started.countDown();
            Latches.awaitThat(context::isCancelled);
            cancelled.countDown();
            return ToolAnswer.of("{}");
        });
        String lines = RawClient.initialize("c") + "\n" + RawClient.call("1", "watch", "{}");
        ToolServer server = Samples.server(watching).build();
        Thread serving = new Thread(() -> server.serve(bytes(lines), new ByteArrayOutputStream()));
        serving.start();
        Latches.await(started);

        serving.interrupt();

        Latches.await(cancelled);
        serving.join();
    }

    @Test
    void neverMixesAnswersOnALine() {
        Tool large =
                Samples.tool("large", (arguments, context) -> ToolAnswer.of("{\"x\":\"" + "y".repeat(50_000) + "\"}"));
        try (RawClient client = RawClient.initialized(Samples.server(large).build())) {
            for (int i = 0; i < 50; i++) {
                client.send(RawClient.call(String.valueOf(i), "large", "{}"));
                client.send("[]");
            }

            for (int i = 0; i < 50; i++) {
                assertThat(client.answerTo(String.valueOf(i))
                                .at("/result/structuredContent/x")
                                .asText())
                        .hasSize(50_000);
            }
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
