package dev.tracker.mcp.protocol.jsonrpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object among a request's parameters, read with refusals in our words.
 *
 * @param path where it is, for the sentence
 */
public record Params(String path, Map<?, ?> values) {

    /** The parameters of a request; none at all count as empty. */
    public static Params of(@Nullable Object params) throws InvalidParams {
        return object("params", params == null ? Map.of() : params);
    }

    public String string(String name) throws InvalidParams {
        return values.get(name) instanceof String text ? text : refuse(name, "a string");
    }

    @Nullable
    public String optionalString(String name) throws InvalidParams {
        return values.get(name) == null ? null : string(name);
    }

    public Params object(String name) throws InvalidParams {
        return object(path + "." + name, values.get(name));
    }

    /** The object of that name; empty where there is none. */
    public Params optionalObject(String name) throws InvalidParams {
        return object(path + "." + name, values.get(name) == null ? Map.of() : values.get(name));
    }

    /** Refuses values that are not strings. */
    public void requireStrings() throws InvalidParams {
        for (Object name : values.keySet()) {
            string(String.valueOf(name));
        }
    }

    /** Refuses a progress token that is neither a string nor an integer. */
    public void requireToken(String name) throws InvalidParams {
        Object token = values.get(name);
        if (token != null && !(token instanceof String || token instanceof Integer || token instanceof Long)) {
            refuse(name, "a string or an integer");
        }
    }

    private static Params object(String path, @Nullable Object value) throws InvalidParams {
        if (value instanceof Map<?, ?> map) {
            return new Params(path, map);
        }
        throw new InvalidParams(path + " must be an object.");
    }

    private String refuse(String name, String expected) throws InvalidParams {
        throw new InvalidParams(path + "." + Names.shown(name) + " must be " + expected + ".");
    }

    /** Parameters that do not have the form their method asks for. */
    public static final class InvalidParams extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient RpcError error;

        public InvalidParams(String message) {
            super(message, null, false, false);
            this.error = RpcError.invalidParams(message);
        }

        public RpcError error() {
            return error;
        }
    }
}
