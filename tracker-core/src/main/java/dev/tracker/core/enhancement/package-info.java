/** Planned enhancements. */
@NullMarked
package dev.tracker.core.enhancement;

import org.jspecify.annotations.NullMarked;
