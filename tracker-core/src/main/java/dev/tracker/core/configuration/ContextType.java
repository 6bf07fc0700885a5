package dev.tracker.core.configuration;

/** What kind of work the project is in. */
public enum ContextType {
    FEATURE,
    MAINTENANCE,
    RESEARCH
}
