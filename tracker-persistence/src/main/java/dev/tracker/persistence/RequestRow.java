package dev.tracker.persistence;

import org.jspecify.annotations.Nullable;

/** A row of {@code requests}. */
record RequestRow(
        String operation, String argumentsDigest, @Nullable JsonText answer) {}
