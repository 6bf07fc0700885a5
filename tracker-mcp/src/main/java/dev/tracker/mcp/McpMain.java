package dev.tracker.mcp;

/** Starts the MCP server. */
public final class McpMain {
    private McpMain() {}

    /**
     * Runs until there is nothing left to do.
     *
     * @param args the arguments of the process
     */
    public static void main(String[] args) {}
}
