/** Commands that look at the whole record. */
@NullMarked
package dev.tracker.cli.report;

import org.jspecify.annotations.NullMarked;
