/** The append-only log of what happened, and writes that may be repeated. */
@NullMarked
package dev.tracker.core.change;

import org.jspecify.annotations.NullMarked;
