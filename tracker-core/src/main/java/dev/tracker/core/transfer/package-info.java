/** The whole record as lines of JSON: out of one database, and into another. */
@NullMarked
package dev.tracker.core.transfer;

import org.jspecify.annotations.NullMarked;
