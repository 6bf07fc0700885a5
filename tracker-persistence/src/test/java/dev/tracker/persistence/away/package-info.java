/** A record whose database goes away and comes back. */
@NullMarked
package dev.tracker.persistence.away;

import org.jspecify.annotations.NullMarked;
