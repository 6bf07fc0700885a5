/** The text of a status file and of session prompts: what one says, and what a generated one is made from. */
@NullMarked
package dev.tracker.core.statusfile;

import org.jspecify.annotations.NullMarked;
