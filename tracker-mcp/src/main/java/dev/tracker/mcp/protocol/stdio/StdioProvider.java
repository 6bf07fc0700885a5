package dev.tracker.mcp.protocol.stdio;

import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives the SDK its one session; what comes in is fed to that session by {@link StdioDispatch}. */
final class StdioProvider implements McpServerTransportProvider {

    private final StdioTransport transport;
    private @Nullable McpServerSession session;

    StdioProvider(StdioTransport transport) {
        this.transport = transport;
    }

    /** The session, which is there once the SDK's server is built. */
    McpServerSession session() {
        return Objects.requireNonNull(session, "the server is not built yet");
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory sessionFactory) {
        session = sessionFactory.create(transport);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return session().sendNotification(method, params);
    }

    @Override
    public Mono<Void> notifyClient(String sessionId, String method, Object params) {
        return session().getId().equals(sessionId) ? notifyClients(method, params) : Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return session().closeGracefully();
    }
}
