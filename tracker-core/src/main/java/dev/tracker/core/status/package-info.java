/** The whole record at a glance. */
@NullMarked
package dev.tracker.core.status;

import org.jspecify.annotations.NullMarked;
