package dev.tracker.mcp.protocol.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a JSON-RPC message, or says what is wrong with it.
 *
 * <p>Works round the SDK 2.1.0, which ends the session at a text it cannot read, and over HTTP
 * answers one with a stack trace.
 */
public final class MessageParser {

    private final JsonText json;

    public MessageParser(JsonText json) {
        this.json = json;
    }

    public Message parse(String text) throws Refusal {
        Object value = read(text);
        if (value instanceof List) {
            throw refusal(null, "Batches are not supported: send one message a line.");
        }
        if (!(value instanceof Map<?, ?> message)) {
            throw refusal(null, "A message is a JSON object with jsonrpc, method and, for a request, id.");
        }
        Object id = id(message);
        if (!"2.0".equals(message.get("jsonrpc"))) {
            throw refusal(id, "A message has \"jsonrpc\": \"2.0\".");
        }
        return message.containsKey("method") ? call(message, id) : reply(message, id);
    }

    private @Nullable Object read(String text) throws Refusal {
        try {
            return text.isBlank() ? unreadable("The line is empty.") : json.read(text);
        } catch (StreamConstraintsException e) {
            return unreadable("The message is nested too deeply, or a name in it is too long.");
        } catch (JsonProcessingException e) {
            return unreadable("The line is not one JSON value: it cannot be read at column "
                    + e.getLocation().getColumnNr() + ".");
        }
    }

    private static Message call(Map<?, ?> message, @Nullable Object id) throws Refusal {
        if (!(message.get("method") instanceof String method)) {
            throw refusal(id, "method is a string.");
        }
        if (!message.containsKey("id")) {
            return new Message.Notification(method, message.get("params"));
        }
        if (id == null) {
            throw refusal(null, "id is a string or an integer.");
        }
        return new Message.Request(id, method, message.get("params"));
    }

    private static Message reply(Map<?, ?> message, @Nullable Object id) throws Refusal {
        if (message.containsKey("result") || message.containsKey("error")) {
            return new Message.Reply();
        }
        throw refusal(id, "A message has a method.");
    }

    private static @Nullable Object id(Map<?, ?> message) {
        Object id = message.get("id");
        boolean readable =
                id instanceof String || id instanceof Integer || id instanceof Long || id instanceof BigInteger;
        return readable ? id : null;
    }

    private static Object unreadable(String message) throws Refusal {
        throw new Refusal(null, RpcError.unreadable(message));
    }

    private static Refusal refusal(@Nullable Object id, String message) {
        return new Refusal(id, RpcError.invalidRequest(message));
    }
}
