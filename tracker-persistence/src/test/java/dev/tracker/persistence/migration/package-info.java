/** Files kept by hand, taken over into real records. */
@NullMarked
package dev.tracker.persistence.migration;

import org.jspecify.annotations.NullMarked;
