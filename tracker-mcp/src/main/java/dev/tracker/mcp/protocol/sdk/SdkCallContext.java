package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.call.Call;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a handler may know of its call, out of what the SDK hands over. */
final class SdkCallContext implements CallContext {

    private final McpAsyncServerExchange exchange;
    private final Call call;
    private final @Nullable Object progressToken;

    SdkCallContext(McpAsyncServerExchange exchange, McpSchema.Request request) {
        this.exchange = exchange;
        // A transport that cannot cancel hands over no call.
        this.call = exchange.transportContext().get(Call.KEY) instanceof Call given ? given : new Call("");
        this.progressToken = request.progressToken();
    }

    @Override
    public @Nullable String clientName() {
        McpSchema.Implementation client = exchange.getClientInfo();
        return client == null || client.name().isBlank() ? null : client.name();
    }

    @Override
    public void progress(double done, @Nullable Double total, @Nullable String message) {
        if (progressToken != null && !call.isCancelled()) {
            exchange.progressNotification(new McpSchema.ProgressNotification(progressToken, done, total, message, null))
                    .block();
        }
    }

    @Override
    public boolean isCancelled() {
        return call.isCancelled();
    }

    @Override
    public <T extends @Nullable Object> T interruptibly(Supplier<T> work) {
        return call.interruptibly(work);
    }
}
