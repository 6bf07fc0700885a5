/** An answer in the forms that it can be asked for: for eyes, for programs, for spreadsheets. */
@NullMarked
package dev.tracker.cli.output;

import org.jspecify.annotations.NullMarked;
