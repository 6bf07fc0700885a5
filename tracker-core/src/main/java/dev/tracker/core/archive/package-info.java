/** What leaves the active record, stays to be read, and comes back whole. */
@NullMarked
package dev.tracker.core.archive;

import org.jspecify.annotations.NullMarked;
