/** What is said and kept when the database is away: where an answer came from, and what its reader must know of it. */
@NullMarked
package dev.tracker.core.availability;

import org.jspecify.annotations.NullMarked;
