/** Everything that can go wrong, by name, with what its reader needs to go on. */
@NullMarked
package dev.tracker.core.error;

import org.jspecify.annotations.NullMarked;
