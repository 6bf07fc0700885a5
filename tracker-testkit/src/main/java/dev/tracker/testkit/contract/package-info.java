/** What every implementation of a port promises, as tests that it passes by extending them. */
@NullMarked
package dev.tracker.testkit.contract;

import org.jspecify.annotations.NullMarked;
