package dev.tracker.mcp.tool;

import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.protocol.Hints;
import dev.tracker.mcp.schema.ObjectSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tool as it is written down, free of any protocol.
 *
 * @param description when to use it, and when another
 * @param body what it does
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        Hints hints,
        ObjectSchema input,
        ObjectSchema output,
        Body body) {

    /** What a tool does with its arguments; called by several threads at once. */
    @FunctionalInterface
    public interface Body {

        /**
         * Does it, and answers.
         *
         * @throws dev.tracker.core.error.TrackerException if the call is refused
         */
        Answer answer(Arguments in);
    }

    /** A tool that changes nothing. */
    static ToolDefinition reading(
            String name, String title, String description, ObjectSchema input, ObjectSchema output, Body body) {
        return new ToolDefinition(name, title, description, Hints.reading(), input, output, body);
    }

    /** A tool that only adds, and adds again when it is called again. */
    static ToolDefinition adding(
            String name, String title, String description, ObjectSchema input, ObjectSchema output, Body body) {
        return new ToolDefinition(
                name,
                title,
                description,
                Hints.writing(false, false),
                input.and(Inputs.write("created_by")),
                output,
                body);
    }

    /** A tool that replaces what was there; called again with the same arguments it changes nothing more. */
    static ToolDefinition changing(
            String name,
            String title,
            String description,
            ObjectSchema input,
            String actorField,
            ObjectSchema output,
            Body body) {
        return new ToolDefinition(
                name, title, description, Hints.writing(true, true), input.and(Inputs.write(actorField)), output, body);
    }

    /**
     * Answers a call.
     *
     * @param arguments as the client sent them
     * @param actor who calls, where the arguments do not say
     * @param progress hears how far a long call has come
     */
    public Answer call(Map<String, @Nullable Object> arguments, String actor, Progress progress) {
        return body.answer(Arguments.bound(input, arguments, actor, progress));
    }
}
