/** Faults for tests: connections that break, processes that are killed, and files that cannot be written. */
@NullMarked
package dev.tracker.testkit.fault;

import org.jspecify.annotations.NullMarked;
