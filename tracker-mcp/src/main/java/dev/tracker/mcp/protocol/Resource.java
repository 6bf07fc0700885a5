package dev.tracker.mcp.protocol;

/**
 * One thing to read, under a fixed address.
 *
 * @param uri its address
 * @param name what programs call it
 * @param title the name people see
 * @param description what it holds
 * @param mimeType the kind of text it is
 * @param handler reads it
 */
public record Resource(
        String uri, String name, String title, String description, String mimeType, ResourceHandler handler) {}
