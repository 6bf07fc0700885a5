package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.Completion;
import dev.tracker.mcp.protocol.Offer;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.ProtocolException;
import dev.tracker.mcp.protocol.Resource;
import dev.tracker.mcp.protocol.ResourceHandler;
import dev.tracker.mcp.protocol.ResourceTemplate;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServer.AsyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Describes an offer to the SDK; knows no transport.
 *
 * <p>Handlers run on the thread the request comes in on, so a transport brings its own pool and no
 * hop to another is paid for. Nothing is validated by the SDK: the tools check what comes in, the
 * tests what goes out.
 */
public final class SdkFeatures {

    private static final Logger LOG = System.getLogger(SdkFeatures.class.getName());

    private final Offer offer;
    private final Wire wire;

    public SdkFeatures(Offer offer, Wire wire) {
        this.offer = offer;
        this.wire = wire;
    }

    /** Fills in everything but the transport. */
    public <S extends AsyncSpecification<S>> AsyncSpecification<S> describe(AsyncSpecification<S> server) {
        return server.serverInfo(offer.name(), offer.version())
                .instructions(offer.instructions())
                .capabilities(capabilities())
                .jsonMapper(new JacksonMcpJsonMapper(wire.json()))
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .validateToolInputs(false)
                .tools(offer.tools().stream().map(this::tool).toList())
                .resources(offer.resources().stream().map(this::resource).toList())
                .resourceTemplates(
                        offer.templates().stream().map(this::template).toList())
                .prompts(offer.prompts().stream().map(this::prompt).toList())
                .completions(offer.completions().stream().map(this::completion).toList());
    }

    private McpSchema.ServerCapabilities capabilities() {
        McpSchema.ServerCapabilities.Builder capabilities = McpSchema.ServerCapabilities.builder();
        if (!offer.tools().isEmpty()) {
            capabilities.tools(false);
        }
        if (offer.hasResources()) {
            capabilities.resources(offer.updates() != null, false);
        }
        if (!offer.prompts().isEmpty()) {
            capabilities.prompts(false);
        }
        if (!offer.completions().isEmpty()) {
            capabilities.completions();
        }
        return capabilities.build();
    }

    private AsyncToolSpecification tool(Tool tool) {
        return new AsyncToolSpecification(
                SdkDescriptions.of(tool),
                (exchange, request) -> Mono.fromSupplier(() -> SdkResults.of(called(tool, exchange, request))));
    }

    private ToolAnswer called(Tool tool, McpAsyncServerExchange exchange, McpSchema.CallToolRequest request) {
        CallContext context = new SdkCallContext(exchange, request);
        try {
            return tool.handler().call(SdkResults.arguments(request), context);
        } catch (RuntimeException | Error e) {
            if (!context.isCancelled()) {
                LOG.log(Level.ERROR, "tool " + tool.name() + " failed", e);
            }
            return offer.onFailure()
                    .apply(e instanceof RuntimeException failure ? failure : new IllegalStateException(e));
        }
    }

    private AsyncResourceSpecification resource(Resource resource) {
        return new AsyncResourceSpecification(
                SdkDescriptions.of(resource), reading(resource.uri(), resource.mimeType(), resource.handler()));
    }

    private AsyncResourceTemplateSpecification template(ResourceTemplate template) {
        return new AsyncResourceTemplateSpecification(
                SdkDescriptions.of(template), reading(template.uriTemplate(), template.mimeType(), template.handler()));
    }

    private static BiFunction<McpAsyncServerExchange, McpSchema.ReadResourceRequest, Mono<McpSchema.ReadResourceResult>>
            reading(String form, String mimeType, ResourceHandler handler) {
        return (exchange, request) -> answered(
                exchange,
                request,
                context -> SdkResults.resource(
                        request.uri(),
                        mimeType,
                        handler.read(request.uri(), UriVariables.of(form, request.uri()), context)));
    }

    private AsyncPromptSpecification prompt(Prompt prompt) {
        return new AsyncPromptSpecification(
                SdkDescriptions.of(prompt),
                (exchange, request) -> answered(
                        exchange,
                        request,
                        context -> SdkResults.userMessage(
                                prompt.description(), prompt.handler().write(SdkResults.arguments(request), context))));
    }

    private AsyncCompletionSpecification completion(Completion completion) {
        return new AsyncCompletionSpecification(
                SdkDescriptions.of(completion.target()),
                (exchange, request) -> answered(
                        exchange,
                        request,
                        context -> SdkResults.proposals(completion
                                .handler()
                                .complete(
                                        request.argument().name(),
                                        request.argument().value(),
                                        SdkResults.others(request),
                                        context))));
    }

    private interface Answering<T> {
        T with(CallContext context);
    }

    private static <T> Mono<T> answered(
            McpAsyncServerExchange exchange, McpSchema.Request request, Answering<T> handler) {
        return Mono.fromSupplier(() -> {
            CallContext context = new SdkCallContext(exchange, request);
            try {
                return handler.with(context);
            } catch (ProtocolException e) {
                throw McpError.builder(e.code()).message(e.getMessage()).build();
            } catch (RuntimeException | Error e) {
                if (!context.isCancelled()) {
                    LOG.log(Level.ERROR, "a request failed", e);
                }
                throw internal();
            }
        });
    }

    private static McpError internal() {
        RpcError error = RpcError.internal();
        return McpError.builder(error.code()).message(error.message()).build();
    }
}
