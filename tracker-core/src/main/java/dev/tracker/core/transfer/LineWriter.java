package dev.tracker.core.transfer;

import java.util.Map;

/** Where an export goes. */
@FunctionalInterface
public interface LineWriter {

    /** Writes one object as one line. */
    void write(Map<String, ?> tree);
}
