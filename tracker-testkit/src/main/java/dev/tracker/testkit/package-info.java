/** Tests over a record: the annotation, and what it gives to a test. */
@NullMarked
package dev.tracker.testkit;

import org.jspecify.annotations.NullMarked;
