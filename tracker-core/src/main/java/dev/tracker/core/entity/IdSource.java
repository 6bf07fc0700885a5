package dev.tracker.core.entity;

import java.util.UUID;

/** Where new ids come from. Safe for use by several threads. */
@FunctionalInterface
public interface IdSource {

    /** An id that nothing else has. */
    UUID next();
}
