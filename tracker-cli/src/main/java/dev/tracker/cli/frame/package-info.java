/** What every command stands on: options, settings, the record, and where its answer goes. */
@NullMarked
package dev.tracker.cli.frame;

import org.jspecify.annotations.NullMarked;
