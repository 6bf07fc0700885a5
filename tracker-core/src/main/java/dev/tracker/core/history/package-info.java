/** The record as it was: states rebuilt from the change log. */
@NullMarked
package dev.tracker.core.history;

import org.jspecify.annotations.NullMarked;
