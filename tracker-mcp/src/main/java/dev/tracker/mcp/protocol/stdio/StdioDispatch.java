package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.call.Call;
import dev.tracker.mcp.protocol.call.Calls;
import dev.tracker.mcp.protocol.jsonrpc.Message;
import dev.tracker.mcp.protocol.jsonrpc.Names;
import dev.tracker.mcp.protocol.jsonrpc.Params.InvalidParams;
import dev.tracker.mcp.protocol.jsonrpc.Refusal;
import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import dev.tracker.mcp.protocol.sdk.RequestRules;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Decides what becomes of each message: answered here, or handed to the SDK's session.
 *
 * <p>Works round the session of the SDK 2.1.0, in which requests before
 * {@code notifications/initialized} hang, {@code ping} among them, a second {@code initialize} begins
 * anew, and {@code notifications/roots/list_changed} is answered with an uninvited request: the
 * session is told that it is initialized as soon as {@code initialize} is answered, and no other
 * notification reaches it.
 *
 * <p>Used by the reading thread alone.
 */
final class StdioDispatch {

    private static final Logger LOG = System.getLogger(StdioDispatch.class.getName());

    private final McpServerSession session;
    private final RequestRules rules;
    private final Calls calls;
    private final Wire wire;
    private final Outbox outbox;
    private final Executor pool;
    private boolean initialized;

    StdioDispatch(McpServerSession session, RequestRules rules, Calls calls, Wire wire, Outbox outbox, Executor pool) {
        this.session = session;
        this.rules = rules;
        this.calls = calls;
        this.wire = wire;
        this.outbox = outbox;
        this.pool = pool;
    }

    void accept(Message message) throws Refusal, InterruptedException {
        if (message instanceof Message.Request request) {
            accept(request);
        } else if (message instanceof Message.Notification notification
                && notification.method().equals("notifications/cancelled")
                && notification.params() instanceof Map<?, ?> params) {
            calls.cancel(params.get("requestId"));
        }
        // A reply answers nothing that was asked; no other notification changes anything here.
    }

    private void accept(Message.Request request) throws Refusal, InterruptedException {
        String method = request.method();
        if (!rules.serves(method)) {
            throw new Refusal(request.id(), RpcError.methodNotFound(method));
        }
        boolean initialize = method.equals(McpSchema.METHOD_INITIALIZE);
        if (initialize && initialized) {
            throw refusal(request, "The session is initialized already.");
        }
        Map<?, ?> params = checkedParams(request);
        if (method.equals(McpSchema.METHOD_PING)) {
            outbox.writeLater(wire.result(request.id(), Map.of()));
        } else if (initialize) {
            initialize(request, params);
        } else if (initialized) {
            Long number = begin(request);
            pool.execute(() -> handle(number, method, params));
        } else {
            throw refusal(request, "The session is not initialized: send initialize first.");
        }
    }

    private Map<?, ?> checkedParams(Message.Request request) throws Refusal {
        try {
            return rules.checked(request.method(), request.params());
        } catch (InvalidParams e) {
            throw new Refusal(request.id(), e.error());
        }
    }

    /** On the reading thread, so that whatever the client sent along finds the session ready. */
    private void initialize(Message.Request request, Map<?, ?> params) throws Refusal, InterruptedException {
        handle(begin(request), request.method(), params);
        session.handle(new McpSchema.JSONRPCNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED))
                .block();
        initialized = true;
    }

    /** Refuses an id in use without bearing it: its owner would take the refusal for its answer. */
    private Long begin(Message.Request request) throws Refusal, InterruptedException {
        Long number = calls.begin(request.id());
        if (number == null) {
            String id = Names.shown(String.valueOf(request.id()));
            throw new Refusal(
                    null, RpcError.invalidRequest("The id " + id + " belongs to a request that is still running."));
        }
        return number;
    }

    private void handle(Long number, String method, Map<?, ?> params) {
        try {
            Call call = calls.find(number);
            if (call == null || call.isCancelled()) {
                return;
            }
            McpTransportContext context = McpTransportContext.create(Map.of(Call.KEY, call));
            session.handle(new McpSchema.JSONRPCRequest(method, number, params))
                    .contextWrite(reactor -> reactor.put(McpTransportContext.KEY, context))
                    .block();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a request failed outside its handler", e);
            Call unanswered = calls.claimAnswer(number);
            if (unanswered != null) {
                outbox.write(wire.error(unanswered.clientId(), RpcError.internal()));
            }
        } finally {
            calls.end(number);
        }
    }

    private static Refusal refusal(Message.Request request, String message) {
        return new Refusal(request.id(), RpcError.invalidRequest(message));
    }
}
