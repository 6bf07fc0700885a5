package dev.tracker.mcp.protocol;

/**
 * What a client may assume of a tool before it calls it.
 *
 * @param readOnly the tool changes nothing
 * @param destructive the tool may take away what was there; without meaning for a read-only tool
 * @param idempotent calling again with the same arguments changes nothing more
 * @param openWorld the tool reaches beyond what the server itself keeps
 */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    /** Of a tool that only looks at what the server keeps. */
    public static Hints reading() {
        return new Hints(true, false, true, false);
    }

    /** Of a tool that changes what the server keeps. */
    public static Hints writing(boolean destructive, boolean idempotent) {
        return new Hints(false, destructive, idempotent, false);
    }
}
