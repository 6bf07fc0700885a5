/** Records as trees of plain values, the shape in which they are logged, remembered and shown. */
@NullMarked
package dev.tracker.core.json;

import org.jspecify.annotations.NullMarked;
