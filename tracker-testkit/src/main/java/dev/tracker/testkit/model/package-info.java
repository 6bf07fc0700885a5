/** Random sequences of every operation, on the model in memory and on other implementations, which must agree. */
@NullMarked
package dev.tracker.testkit.model;

import org.jspecify.annotations.NullMarked;
