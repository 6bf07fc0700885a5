package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Fails when the SDK mends what we work round, and says what may then go. */
class SdkFaultTest {

    @Test
    void sdkStillHangsPingBeforeInitialized() {
        BareSdk sdk = BareSdk.plain();

        sdk.send(RawClient.request("1", "ping", "{}"));

        assertThat(sdk.last())
                .as("the SDK mended requests before notifications/initialized: see StdioDispatch")
                .isEmpty();
    }

    @Test
    void sdkStillTakesASecondInitialize() {
        BareSdk sdk = BareSdk.plain().initialized();

        sdk.send(RawClient.initialize("again"));

        assertThat(sdk.last())
                .as("the SDK mended a second initialize: see StdioDispatch")
                .contains("\"result\"");
    }

    @Test
    void sdkStillAsksForRootsUninvited() {
        BareSdk sdk = BareSdk.plain().initialized();

        sdk.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");

        assertThat(sdk.last())
                .as("the SDK mended notifications/roots/list_changed: see StdioDispatch")
                .contains("roots/list");
    }

    @Test
    void sdkStillIgnoresCancellation() {
        AtomicBoolean called = new AtomicBoolean();
        AtomicBoolean cancelled = new AtomicBoolean();
        BareSdk sdk = BareSdk.with(() -> Mono.<McpSchema.CallToolResult>never()
                        .doOnSubscribe(subscription -> called.set(true))
                        .doOnCancel(() -> cancelled.set(true)))
                .initialized();

        sdk.send(RawClient.call("1", "tool", "{}"));
        sdk.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");

        assertThat(called).isTrue();
        assertThat(cancelled)
                .as("the SDK mended notifications/cancelled: see Call and Calls")
                .isFalse();
    }

    @Test
    void sdkStillSendsOutWhatAHandlerThrew() {
        BareSdk sdk = BareSdk.with(() -> Mono.error(new IllegalStateException("password=hunter2")))
                .initialized();

        sdk.send(RawClient.call("1", "tool", "{}"));

        assertThat(sdk.last())
                .as("the SDK mended exceptions in handlers: see SdkAnswers.mended(JSONRPCError)")
                .contains("-32603", "hunter2");
    }

    @Test
    void sdkStillShowsClassNamesForMalformedParams() {
        BareSdk sdk = BareSdk.plain().initialized();

        sdk.send(RawClient.request("1", "tools/call", "\"text\""));

        assertThat(sdk.last())
                .as("the SDK mended malformed params: see RequestRules")
                .contains("McpSchema");
    }

    @Test
    void sdkStillHidesTheNameOfAnUnknownTool() {
        BareSdk sdk = BareSdk.plain().initialized();

        sdk.send(RawClient.call("1", "unheard_of", "{}"));

        assertThat(sdk.last())
                .as("the SDK mended unknown tools: see RequestRules")
                .contains("\"message\":\"Unknown tool: invalid_tool_name\"");
    }

    @Test
    void sdkStillIgnoresCursors() {
        BareSdk sdk = BareSdk.plain().initialized();

        sdk.send(RawClient.request("1", "tools/list", "{\"cursor\":\"page2\"}"));

        assertThat(sdk.last())
                .as("the SDK mended list cursors: see RequestRules")
                .contains("\"result\"");
    }

    @Test
    void sdkStillDeclaresLogging() {
        BareSdk sdk = BareSdk.plain();

        sdk.send(RawClient.initialize("c"));

        assertThat(sdk.last())
                .as("the SDK mended the logging capability: see SdkAnswers.mended(Object)")
                .contains("\"logging\"");
    }
}
