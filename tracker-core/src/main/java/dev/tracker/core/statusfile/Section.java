package dev.tracker.core.statusfile;

/** A part of a status file that lists entries of one kind, in the order of the generated form. */
public enum Section {
    VENDORS,
    WORK_ITEMS,
    DEPLOYMENTS,
    ENHANCEMENTS,
    SESSION_PROMPTS
}
