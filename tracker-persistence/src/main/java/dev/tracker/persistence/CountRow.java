package dev.tracker.persistence;

/** How many there are of something. */
record CountRow(String name, long count) {}
