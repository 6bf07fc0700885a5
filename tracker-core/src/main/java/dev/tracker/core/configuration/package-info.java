/** The project's one configuration. */
@NullMarked
package dev.tracker.core.configuration;

import org.jspecify.annotations.NullMarked;
