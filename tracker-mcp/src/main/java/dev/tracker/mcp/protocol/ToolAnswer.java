package dev.tracker.mcp.protocol;

/**
 * What a tool answers; goes out as text and as structured content, both unchanged.
 *
 * @param json the compact JSON text of an object, on one line
 * @param isError the call was refused or failed, and {@code json} says why
 */
public record ToolAnswer(String json, boolean isError) {

    /**
     * Checks that the text can stand on the line of a message.
     *
     * @throws IllegalArgumentException if the text is no object or has a line break
     */
    public ToolAnswer {
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("a tool's answer is the JSON text of an object");
        }
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a tool's answer is compact JSON, without line breaks");
        }
    }

    /** An answer to a call that went well. */
    public static ToolAnswer of(String json) {
        return new ToolAnswer(json, false);
    }

    /** A refusal or a failure. */
    public static ToolAnswer error(String json) {
        return new ToolAnswer(json, true);
    }
}
