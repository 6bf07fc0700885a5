/** A hand-kept status file and session prompts become part of the record: checked, and reversible. */
@NullMarked
package dev.tracker.core.migration;

import org.jspecify.annotations.NullMarked;
