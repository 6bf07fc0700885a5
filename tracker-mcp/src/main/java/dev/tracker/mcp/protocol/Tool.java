package dev.tracker.mcp.protocol;

import java.util.Map;

/**
 * One tool as it is offered and called.
 *
 * <p>The schemas go out as they are, in the order of their keys: give them as maps with an order.
 * Nothing is validated against them here; the handler checks its arguments and refuses with an
 * answer of its own.
 *
 * @param name the name it is called by
 * @param title the name people see
 * @param description when to use it, and when another
 * @param hints what a client may assume of it
 * @param inputSchema JSON schema of the arguments
 * @param outputSchema JSON schema of every answer, refusals included
 * @param handler what is called
 */
public record Tool(
        String name,
        String title,
        String description,
        Hints hints,
        Map<String, Object> inputSchema,
        Map<String, Object> outputSchema,
        ToolHandler handler) {}
