package dev.tracker.core.graph;

/** A step from one node to another. */
public record Edge<N>(N from, N to) {}
