/** Ways through directed graphs. */
@NullMarked
package dev.tracker.core.graph;

import org.jspecify.annotations.NullMarked;
