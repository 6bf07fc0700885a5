package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.call.CallThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes messages to the client, each whole and on its own line.
 *
 * <p>Once the client has stopped reading for good, everything after is dropped quietly.
 */
final class Outbox {

    private final OutputStream out;
    private final Runnable onClosed;
    private final ExecutorService lane = CallThreads.pool(1, "mcp-out");
    private boolean closed;

    /** Writes to {@code out}; {@code onClosed} is called once, when that fails. */
    Outbox(OutputStream out, Runnable onClosed) {
        this.out = out;
        this.onClosed = onClosed;
    }

    /** Writes a message now, waiting for a client that is slow to read. */
    synchronized void write(byte[] line) {
        if (closed) {
            return;
        }
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            closed = true;
            onClosed.run();
        }
    }

    /**
     * Writes a message soon, without waiting.
     *
     * <p>For the thread that reads: a client that writes much before it reads anything would
     * otherwise wait for us while we wait for it.
     */
    void writeLater(byte[] line) {
        lane.execute(() -> write(line));
    }

    /** Whether the client can no longer be written to. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until what was to be written later is written; nothing may be added after. */
    void drain() throws InterruptedException {
        lane.shutdown();
        lane.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
}
