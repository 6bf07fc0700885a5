package dev.tracker.testkit.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server over HTTP that knows one tool, and no more of the protocol than a client needs. */
class JoinedServerTest {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\"[^\"]*\"|\\d+)");
    private static final Pattern VERSION = Pattern.compile("\"protocolVersion\"\\s*:\\s*\"([^\"]*)\"");

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/record/mcp", JoinedServerTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void joinsAServerThatRuns() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/record/mcp");

        try (McpTestClient client = McpTestClient.joining(endpoint)) {
            assertThat(client.tools()).containsExactly("count");
            assertThat(client.call("count", Map.of("of", "vendors"))).containsEntry("count", 45);
            assertThatThrownBy(() -> client.refusal("count", Map.of()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("45");
            assertThat(client.log()).isEmpty();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String result = result(request);
        if (result.isEmpty()) {
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 202 : 405, -1);
        } else {
            Matcher id = ID.matcher(request);
            assertThat(id.find()).isTrue();
            byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
                    .formatted(id.group(1), result)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String result(String request) {
        if (request.contains("\"initialize\"")) {
            Matcher version = VERSION.matcher(request);
            assertThat(version.find()).isTrue();
            return "{\"protocolVersion\":\"%s\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}"
                    .formatted(version.group(1));
        }
        if (request.contains("\"tools/list\"")) {
            return "{\"tools\":[{\"name\":\"count\",\"inputSchema\":{\"type\":\"object\"}}]}";
        }
        return request.contains("\"tools/call\"") ? "{\"content\":[],\"structuredContent\":{\"count\":45}}" : "";
    }
}
