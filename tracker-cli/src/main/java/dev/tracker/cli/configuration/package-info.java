/** Commands on the project's configuration. */
@NullMarked
package dev.tracker.cli.configuration;

import org.jspecify.annotations.NullMarked;
