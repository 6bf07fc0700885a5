package dev.tracker.mcp.protocol;

import java.util.List;
import java.util.Map;

/**
 * Proposals for the arguments of a prompt or the variables of a resource template.
 *
 * @param target whose arguments
 * @param handler proposes
 */
public record Completion(Target target, Handler handler) {

    /** Whose arguments are completed. */
    public sealed interface Target {

        /** A prompt's, by its name. */
        record OfPrompt(String name) implements Target {}

        /** A resource template's, by its form. */
        record OfTemplate(String uriTemplate) implements Target {}
    }

    /** Proposes values; called by several threads at once. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Returns what the value may become, best first; the first hundred are sent.
         *
         * @param argument which argument or variable
         * @param value what has been typed of it
         * @param others the arguments that are filled in already
         */
        List<String> complete(String argument, String value, Map<String, String> others, CallContext context);
    }
}
