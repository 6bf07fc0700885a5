package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.jsonrpc.MessageParser;
import dev.tracker.mcp.protocol.jsonrpc.Refusal;
import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads messages until there are no more, and answers those that cannot be taken. */
final class StdioLoop implements Runnable {

    private static final Logger LOG = System.getLogger(StdioLoop.class.getName());

    private final LineReader lines;
    private final MessageParser parser;
    private final StdioDispatch dispatch;
    private final Wire wire;
    private final Outbox outbox;
    private final Runnable onEnd;

    StdioLoop(
            LineReader lines, MessageParser parser, StdioDispatch dispatch, Wire wire, Outbox outbox, Runnable onEnd) {
        this.lines = lines;
        this.parser = parser;
        this.dispatch = dispatch;
        this.wire = wire;
        this.outbox = outbox;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            while (takeLine()) {
                // Each line is a message of its own.
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "standard input broke off: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.run();
        }
    }

    private boolean takeLine() throws IOException, InterruptedException {
        try {
            String line = lines.next();
            if (line == null) {
                return false;
            }
            dispatch.accept(parser.parse(line));
        } catch (Refusal refusal) {
            outbox.writeLater(wire.error(refusal.id(), refusal.error()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a line could not be handled", e);
            outbox.writeLater(wire.error(null, RpcError.internal()));
        }
        return true;
    }
}
