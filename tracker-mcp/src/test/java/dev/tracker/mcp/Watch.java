package dev.tracker.mcp;

import dev.tracker.mcp.protocol.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A client that watches, and leaves when it has been told so often. */
final class Watch implements CallContext {

    final List<Double> told = new ArrayList<>();
    private final int patience;

    Watch(int patience) {
        this.patience = patience;
    }

    @Override
    public String clientName() {
        return "watch";
    }

    @Override
    public void progress(double done, Double total, String message) {
        told.add(done);
    }

    @Override
    public boolean isCancelled() {
        return told.size() >= patience;
    }

    @Override
    public <T> T interruptibly(Supplier<T> work) {
        return work.get();
    }
}
