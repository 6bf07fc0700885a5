/** How a store is found and opened by what does not know it, such as the testkit. */
@NullMarked
package dev.tracker.core.store;

import org.jspecify.annotations.NullMarked;
