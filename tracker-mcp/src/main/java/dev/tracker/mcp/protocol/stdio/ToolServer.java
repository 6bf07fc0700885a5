package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.Completion;
import dev.tracker.mcp.protocol.Offer;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.Resource;
import dev.tracker.mcp.protocol.ResourceTemplate;
import dev.tracker.mcp.protocol.ResourceUpdates;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.mcp.protocol.call.CallThreads;
import dev.tracker.mcp.protocol.call.Calls;
import dev.tracker.mcp.protocol.jsonrpc.JsonText;
import dev.tracker.mcp.protocol.jsonrpc.MessageParser;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import dev.tracker.mcp.protocol.sdk.RequestRules;
import dev.tracker.mcp.protocol.sdk.SdkFeatures;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves tools, resources and prompts to one assistant over a pair of streams.
 *
 * <pre>{@code
 * OutputStream out = StandardOutput.claim();
 * ToolServer.named("tracker", "1.0").tools(tools).build().serve(System.in, out);
 * }</pre>
 */
public final class ToolServer {

    /** How long handlers whose answer nobody wants may take to leave things tidy. */
    private static final long TIDY_SECONDS = 5;

    private final Offer offer;
    private final int threads;

    private ToolServer(Offer offer, int threads) {
        this.offer = offer;
        this.threads = threads;
    }

    /** Begins a server that offers nothing yet. */
    public static Builder named(String name, String version) {
        return new Builder(name, version);
    }

    /**
     * Serves one client until its input ends and every request read by then is answered, or until it
     * stops reading; cancels what is running when interrupted.
     *
     * <p>The streams are not closed. The thread that reads is left behind if it cannot be reached
     * when the output is closed; it does not keep the process alive.
     *
     * @return whether everything that was to be written could be written
     */
    public boolean serve(InputStream in, OutputStream out) {
        Calls calls = new Calls();
        CountDownLatch ended = new CountDownLatch(1);
        Wire wire = new Wire();
        Outbox outbox = new Outbox(out, () -> {
            calls.abandon();
            ended.countDown();
        });
        ExecutorService pool = CallThreads.pool(threads, "mcp-call");
        StdioProvider provider = new StdioProvider(new StdioTransport(wire, outbox, calls));
        McpAsyncServer server =
                new SdkFeatures(offer, wire).describe(McpServer.async(provider)).build();
        StdioDispatch dispatch =
                new StdioDispatch(provider.session(), new RequestRules(offer, wire.json()), calls, wire, outbox, pool);
        StdioLoop loop = new StdioLoop(
                new LineReader(in),
                new MessageParser(new JsonText(wire.json().getFactory())),
                dispatch,
                wire,
                outbox,
                ended::countDown);
        ResourceUpdates.Watch watch = watch(server);
        try {
            CallThreads.daemon(loop, "mcp-in").start();
            ended.await();
            calls.awaitAnswers();
            pool.shutdown();
            pool.awaitTermination(TIDY_SECONDS, TimeUnit.SECONDS);
            outbox.drain();
        } catch (InterruptedException e) {
            calls.abandon();
            pool.shutdown();
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
            server.close();
        }
        return !outbox.isClosed();
    }

    private ResourceUpdates.Watch watch(McpAsyncServer server) {
        if (offer.updates() == null) {
            return () -> {};
        }
        return offer.updates()
                .watch(uri -> server.notifyResourcesUpdated(new McpSchema.ResourcesUpdatedNotification(uri))
                        .block());
    }

    /** Collects what a server offers. */
    public static final class Builder {

        private static final String FAILED =
                "{\"error\":\"InternalError\",\"message\":\"The server failed to answer; its log says why.\"}";

        private final String name;
        private final String version;
        private @Nullable String instructions;
        private final List<Tool> tools = new ArrayList<>();
        private final List<Resource> resources = new ArrayList<>();
        private final List<ResourceTemplate> templates = new ArrayList<>();
        private @Nullable ResourceUpdates updates;
        private final List<Prompt> prompts = new ArrayList<>();
        private final List<Completion> completions = new ArrayList<>();
        private Function<RuntimeException, ToolAnswer> onFailure = failure -> ToolAnswer.error(FAILED);
        private int threads = 8;

        private Builder(String name, String version) {
            this.name = name;
            this.version = version;
        }

        /** How to work with the server, for the assistant. */
        public Builder instructions(String text) {
            instructions = text;
            return this;
        }

        /** Adds tools, which are listed in this order. */
        public Builder tools(List<Tool> more) {
            tools.addAll(more);
            return this;
        }

        /** Adds resources with fixed addresses. */
        public Builder resources(List<Resource> more) {
            resources.addAll(more);
            return this;
        }

        /** Adds resources whose addresses follow a form. */
        public Builder resourceTemplates(List<ResourceTemplate> more) {
            templates.addAll(more);
            return this;
        }

        /** Lets clients subscribe to resources. */
        public Builder resourceUpdates(ResourceUpdates source) {
            updates = source;
            return this;
        }

        /** Adds prompts. */
        public Builder prompts(List<Prompt> more) {
            prompts.addAll(more);
            return this;
        }

        /** Adds proposals for arguments. */
        public Builder completions(List<Completion> more) {
            completions.addAll(more);
            return this;
        }

        /** Says what a tool answers whose handler threw; the exception is logged before. */
        public Builder onFailure(Function<RuntimeException, ToolAnswer> answer) {
            onFailure = answer;
            return this;
        }

        /** How many handlers run at once; further requests wait. */
        public Builder threads(int count) {
            threads = count;
            return this;
        }

        /** Returns the server, which may serve any number of clients, one after the other or at once. */
        public ToolServer build() {
            return new ToolServer(
                    new Offer(
                            name,
                            version,
                            instructions,
                            List.copyOf(tools),
                            List.copyOf(resources),
                            List.copyOf(templates),
                            updates,
                            List.copyOf(prompts),
                            List.copyOf(completions),
                            onFailure),
                    threads);
        }
    }
}
