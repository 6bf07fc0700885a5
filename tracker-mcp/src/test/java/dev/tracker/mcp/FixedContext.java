package dev.tracker.mcp;

import dev.tracker.mcp.protocol.CallContext;
import java.util.function.Supplier;

/** A call of a client with a name. */
record FixedContext(String clientName) implements CallContext {

    @Override
    public void progress(double done, Double total, String message) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public <T> T interruptibly(Supplier<T> work) {
        return work.get();
    }
}
