package dev.tracker.core.configuration;

import java.util.Optional;

/** The git working tree that the project lives in. */
@FunctionalInterface
public interface WorkingTree {

    /** What is checked out; empty where the project is no git working tree. */
    Optional<GitHead> head();
}
