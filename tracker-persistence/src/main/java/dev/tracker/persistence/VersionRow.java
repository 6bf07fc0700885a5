package dev.tracker.persistence;

/** An entity's id and version. */
record VersionRow(String id, long version) {}
