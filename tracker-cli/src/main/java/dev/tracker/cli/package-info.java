/** The command line: its entry point and its root command. */
@NullMarked
package dev.tracker.cli;

import org.jspecify.annotations.NullMarked;
