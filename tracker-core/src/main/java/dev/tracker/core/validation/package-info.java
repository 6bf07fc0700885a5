/** Input is read and checked here, and all of its faults are named at once. */
@NullMarked
package dev.tracker.core.validation;

import org.jspecify.annotations.NullMarked;
