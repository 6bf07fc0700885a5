package dev.tracker.core.entity;

import java.util.Locale;

/** The kinds of entity whose changes are logged. */
public enum EntityType {
    WORK_ITEM,
    VENDOR,
    DEPLOYMENT,
    DEPENDENCY,
    CONFIGURATION,
    ENHANCEMENT;

    /** The name in logs and errors, such as {@code work_item}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
