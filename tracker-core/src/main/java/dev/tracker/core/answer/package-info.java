/** What is answered, in the one shape that every adapter shows. */
@NullMarked
package dev.tracker.core.answer;

import org.jspecify.annotations.NullMarked;
