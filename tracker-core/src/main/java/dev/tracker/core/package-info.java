/** The services an adapter needs, grouped, over the ports that a store implements. */
@NullMarked
package dev.tracker.core;

import org.jspecify.annotations.NullMarked;
