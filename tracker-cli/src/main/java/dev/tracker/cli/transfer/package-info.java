/** The commands that carry a whole record from one database to another. */
@NullMarked
package dev.tracker.cli.transfer;

import org.jspecify.annotations.NullMarked;
