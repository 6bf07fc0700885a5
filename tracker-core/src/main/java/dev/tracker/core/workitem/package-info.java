/** Work items: what one is, what a caller may ask of it, and what storage promises. */
@NullMarked
package dev.tracker.core.workitem;

import org.jspecify.annotations.NullMarked;
