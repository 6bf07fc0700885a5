package dev.tracker.mcp.protocol;

/**
 * Many things to read, whose addresses follow one form.
 *
 * @param uriTemplate the form, with each part that varies as a {@code {name}}
 * @param name what programs call it
 * @param title the name people see
 * @param description what each of them holds
 * @param mimeType the kind of text each is
 * @param handler reads one
 */
public record ResourceTemplate(
        String uriTemplate, String name, String title, String description, String mimeType, ResourceHandler handler) {}
