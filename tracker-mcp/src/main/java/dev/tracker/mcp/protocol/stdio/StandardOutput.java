package dev.tracker.mcp.protocol.stdio;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/** Standard output, kept for the protocol. */
public final class StandardOutput {

    private StandardOutput() {}

    /**
     * Returns the process's real standard output and sends whatever else prints there to standard
     * error from now on; to be called before anything prints.
     *
     * <p>The stream is not buffered, and tells when nobody reads it any more.
     */
    public static OutputStream claim() {
        System.setOut(System.err);
        return new FileOutputStream(FileDescriptor.out);
    }
}
