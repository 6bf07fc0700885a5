/** The testkit's own promises, kept with this module as the store under test. */
@NullMarked
package dev.tracker.persistence.kit;

import org.jspecify.annotations.NullMarked;
