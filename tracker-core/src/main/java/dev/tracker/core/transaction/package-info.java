/** All or nothing, for writes; one snapshot, for reads. */
@NullMarked
package dev.tracker.core.transaction;

import org.jspecify.annotations.NullMarked;
