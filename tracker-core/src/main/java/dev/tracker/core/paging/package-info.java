/** A slice of a list and where the next one begins. */
@NullMarked
package dev.tracker.core.paging;

import org.jspecify.annotations.NullMarked;
