package dev.tracker.mcp.protocol;

import java.util.function.Consumer;

/** Where the news comes from that a resource has changed. */
@FunctionalInterface
public interface ResourceUpdates {

    /**
     * Has the address of every changed resource told to {@code changed}, from any thread, until the
     * returned handle is closed.
     */
    Watch watch(Consumer<String> changed);

    /** Ends the telling. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
