/** Tests of the record on real databases. */
@NullMarked
package dev.tracker.persistence;

import org.jspecify.annotations.NullMarked;
