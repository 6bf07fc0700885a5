/** One connection whose every commit can be taken back, and what stands before it in a test. */
@NullMarked
package dev.tracker.testkit.rollback;

import org.jspecify.annotations.NullMarked;
