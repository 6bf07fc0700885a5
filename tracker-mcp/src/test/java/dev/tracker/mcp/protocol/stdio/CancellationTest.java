package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void tellsTheHandlerAndSendsNoAnswer() {
        Tool watching = Samples.tool("watch", (arguments, context) -> {
            started.countDown();
            Latches.awaitThat(context::isCancelled);
            done.countDown();
            return ToolAnswer.of("{}");
        });
        try (RawClient client = RawClient.initialized(Samples.server(watching).build())) {
            client.send(RawClient.call("1", "watch", "{}"));
            Latches.await(started);

            cancel(client, "1");

            Latches.await(done);
            assertThat(client.messagesLeft()).isZero();
        }
    }

    @Test
    void interruptsOnlyWorkThatSaysItMayBe() {
        AtomicBoolean interruptedInside = new AtomicBoolean();
        AtomicBoolean interruptedAfter = new AtomicBoolean(true);
        Tool blocking = Samples.tool("block", (arguments, context) -> {
            context.interruptibly(() -> {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interruptedInside.set(true);
                    Thread.currentThread().interrupt();
                }
                return true;
            });
            interruptedAfter.set(Thread.currentThread().isInterrupted());
            done.countDown();
            return ToolAnswer.of("{}");
        });
        try (RawClient client = RawClient.initialized(Samples.server(blocking).build())) {
            client.send(RawClient.call("1", "block", "{}"));
            Latches.await(started);

            cancel(client, "1");

            Latches.await(done);
            assertThat(interruptedInside).isTrue();
            assertThat(interruptedAfter).isFalse();
        }
    }

    @Test
    void doesNotStartWhatWasCancelledWhileItWaited() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Tool counting = Samples.tool("count", (arguments, context) -> {
            started.countDown();
            Latches.await(go);
            return ToolAnswer.of("{\"run\":" + runs.incrementAndGet() + "}");
        });
        try (RawClient client =
                RawClient.initialized(Samples.server(counting).threads(1).build())) {
            client.send(RawClient.call("1", "count", "{}"));
            client.send(RawClient.call("2", "count", "{}"));
            client.send(RawClient.call("3", "count", "{}"));
            Latches.await(started);

            cancel(client, "2");
            client.ask("\"read\"", "ping", "{}");
            go.countDown();

            assertThat(client.answerTo("3").at("/result/structuredContent/run").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void takesTheIdOfACancelledRequestAgain() {
        CountDownLatch go = new CountDownLatch(1);
        Tool stubborn = Samples.tool("stubborn", (arguments, context) -> {
            started.countDown();
            Latches.await(go);
            return ToolAnswer.of("{\"stubborn\":true}");
        });
        try (RawClient client =
                RawClient.initialized(Samples.server(stubborn, Samples.echo()).build())) {
            client.send(RawClient.call("1", "stubborn", "{}"));
            Latches.await(started);
            cancel(client, "1");

            client.send(RawClient.call("1", "echo", "{}"));

            assertThat(client.answerTo("1").at("/result/structuredContent").has("arguments"))
                    .isTrue();
            go.countDown();
            assertThat(client.messagesLeft()).isZero();
        }
    }

    @Test
    void ignoresIdsItDoesNotKnow() {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.echo()).build())) {
            cancel(client, "99");
            cancel(client, "{}");
            cancel(client, "null");
            client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}");
            client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[]}");

            client.send(RawClient.request("1", "ping", "{}"));

            assertThat(client.next().get("id").asInt()).isEqualTo(1);
        }
    }

    private static void cancel(RawClient client, String id) {
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id
                + ",\"reason\":\"enough\"}}");
    }
}
